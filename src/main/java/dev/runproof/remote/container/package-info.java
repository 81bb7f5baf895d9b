/**
 * Sessions in containers of this machine's own engine, through {@code docker exec}: for images without an SSH server.
 *
 * <p>It makes and ends no container.
 */
@NullMarked
package dev.runproof.remote.container;

import org.jspecify.annotations.NullMarked;
