/**
 * Files kept as proof of a run: redacted, chained by hashes, signed, and checkable without Runproof.
 *
 * <p>Nothing here judges a step or is read back by a resumed run; the journal is for that.
 */
@NullMarked
package dev.runproof.evidence;

import org.jspecify.annotations.NullMarked;
