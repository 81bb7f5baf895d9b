/**
 * What a session does on any machine that can start a POSIX shell: framed requests, the ledger, transfers.
 *
 * <p>It knows neither SSH nor local processes; those hand it a {@link dev.runproof.remote.shell.ShellHost}.
 */
@NullMarked
package dev.runproof.remote.shell;

import org.jspecify.annotations.NullMarked;
