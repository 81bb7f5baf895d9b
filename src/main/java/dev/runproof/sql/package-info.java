/**
 * The port to a database server: open a session, read rows, change something.
 *
 * <p>One statement a call, its parameters bound, a limit on its time and on what it may return. Nothing here knows a
 * product or judges an answer; the implementation lies in a package below.
 */
@NullMarked
package dev.runproof.sql;

import org.jspecify.annotations.NullMarked;
