/**
 * The container lab: hosts that are containers with a real OpenSSH server, real accounts and files of their own; the
 * simulation of the product runs in a container beside them.
 *
 * <p>A lab has a process on this machine that starts the containers and removes them. Whatever belongs to a lab carries its
 * label. It must not know any product; a product's model drives it through {@link dev.runproof.lab}.
 */
@NullMarked
package dev.runproof.lab.container;

import org.jspecify.annotations.NullMarked;
