/**
 * The durable record of a run, and what a resumed run concludes from it.
 *
 * <p>With the ledgers on the hosts it is the only input of resume. Nothing here acts on a host, reads the audit log, or
 * decides a verdict.
 */
@NullMarked
package dev.runproof.journal;

import org.jspecify.annotations.NullMarked;
