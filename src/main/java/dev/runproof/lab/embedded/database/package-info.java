/**
 * The database server of an embedded lab: the machine's own MariaDB as a process of the lab.
 *
 * <p>It must not know any product, and must not touch anything outside the directory it is given.
 */
@NullMarked
package dev.runproof.lab.embedded.database;

import org.jspecify.annotations.NullMarked;
