/**
 * Feature files as they are written: read, and judged by the rules for their form.
 *
 * <p>Nothing here binds a step to code or to a host, or knows what a cited document says; a run reads features through
 * Cucumber itself.
 */
@NullMarked
package dev.runproof.feature;

import org.jspecify.annotations.NullMarked;
