/**
 * Environments: which hosts there are, what each is for, the variables of a procedure and where its secrets come from.
 *
 * <p>An environment file is read once and judged as a whole. Nothing here connects to a host, and no secret's value is
 * ever part of a message.
 */
@NullMarked
package dev.runproof.inventory;

import org.jspecify.annotations.NullMarked;
