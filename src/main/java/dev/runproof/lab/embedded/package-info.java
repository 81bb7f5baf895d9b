/**
 * The embedded lab: simulated hosts as directory trees and SSH servers in one process of its own.
 *
 * <p>A lab is a process apart from the one that asks for it, so that it outlives a runner that is killed. It must not
 * know any product; a product's model drives it through {@link dev.runproof.lab}. It must not touch anything outside the
 * lab's directory.
 */
@NullMarked
package dev.runproof.lab.embedded;

import org.jspecify.annotations.NullMarked;
