/**
 * The database server of a lab: MariaDB, as a process of the lab on this machine or in a container.
 *
 * <p>It must not know any product, and must not touch anything outside the directory it is given.
 */
@NullMarked
package dev.runproof.lab.database;

import org.jspecify.annotations.NullMarked;
