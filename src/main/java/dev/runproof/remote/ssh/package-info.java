/**
 * Sessions over SSH: connections, host keys, identities, the agent, jump hosts and the user's OpenSSH configuration.
 *
 * <p>What a session then does with a shell lies in {@code remote.shell}; nothing here knows a command.
 */
@NullMarked
package dev.runproof.remote.ssh;

import org.jspecify.annotations.NullMarked;
