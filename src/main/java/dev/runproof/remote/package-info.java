/**
 * The port to a host: run a reading, start an action under the host's ledger, collect it, send and fetch files.
 *
 * <p>Implementations lie in packages below; nothing here knows a product or judges an answer.
 */
@NullMarked
package dev.runproof.remote;

import org.jspecify.annotations.NullMarked;
