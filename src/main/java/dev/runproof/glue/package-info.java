/**
 * Step definitions: one line each, from a phrase of a feature to the script of a product.
 *
 * <p>No branching, no parsing, no state; what a step does is said in {@code product}. What goes on beside a run is joined
 * to its events here, for a product does not know the runner.
 */
@NullMarked
package dev.runproof.glue;

import org.jspecify.annotations.NullMarked;
