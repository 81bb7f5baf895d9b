/**
 * The texts that the simulated tools print, byte for byte; pure functions of pictures and versions.
 *
 * <p>Nothing here knows hosts, processes or the way a picture came about.
 */
@NullMarked
package dev.runproof.lab.opengauss.text;

import org.jspecify.annotations.NullMarked;
