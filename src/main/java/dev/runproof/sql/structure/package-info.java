/**
 * What a database is: its structure and its fingerprint, read through a session, how two of them differ, and the command and
 * the text by which a step asks a server for them.
 *
 * <p>Values and comparisons are pure; one class for each reads them. Nothing is changed here.
 */
@NullMarked
package dev.runproof.sql.structure;

import org.jspecify.annotations.NullMarked;
