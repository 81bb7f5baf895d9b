/**
 * The tables and pages that an OpenMLDB client and its servers print, byte for byte; pure functions of their cells.
 *
 * <p>Nothing here knows a cluster, or what its figures mean.
 */
@NullMarked
package dev.runproof.lab.openmldb.text;

import org.jspecify.annotations.NullMarked;
