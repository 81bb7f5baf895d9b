/**
 * What a cluster looks like at one instant: roles, states and the rules that make a cluster state of them; pure values.
 *
 * <p>Nothing here knows hosts, processes or text layout.
 */
@NullMarked
package dev.runproof.lab.opengauss.picture;

import org.jspecify.annotations.NullMarked;
