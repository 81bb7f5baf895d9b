/** Sessions on the controller itself, through its own POSIX shell; nothing here opens a connection. */
@NullMarked
package dev.runproof.remote.local;

import org.jspecify.annotations.NullMarked;
