/**
 * Many rehearsals told as one: the cells of a matrix, how they are split over machines, and what each machine leaves for
 * the merge.
 *
 * <p>Nothing here runs anything; every machine comes to the same split from the same files.
 */
@NullMarked
package dev.runproof.matrix;

import org.jspecify.annotations.NullMarked;
