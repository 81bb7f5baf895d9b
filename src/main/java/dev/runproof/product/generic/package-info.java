/**
 * What any Unix host can be asked, whatever product runs on it: files, processes, listings, digests, clocks.
 *
 * <p>Readings are pure and strict. Nothing here knows a product or decides what a step does.
 */
@NullMarked
package dev.runproof.product.generic;

import org.jspecify.annotations.NullMarked;
