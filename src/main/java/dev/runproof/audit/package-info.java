/**
 * Decorators over the ports to hosts: they record what is done, keep its output as evidence, and mask secrets before
 * anybody sees an answer or a message.
 *
 * <p>Nothing here decides, retries, or is read back by a resumed run.
 */
@NullMarked
package dev.runproof.audit;

import org.jspecify.annotations.NullMarked;
