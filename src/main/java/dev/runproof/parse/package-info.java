/**
 * What tools print, read into typed facts, and what follows from these facts alone.
 *
 * <p>Everything here is pure: text in, fact or refusal out. A line that is not understood is never skipped, a bad state that
 * is well told is a fact like any other. Nothing here runs a command, opens a file or decides a verdict of a step. The
 * components of the fact records are the keys of their JSON form: a component that is renamed changes what programs read.
 */
@NullMarked
package dev.runproof.parse;

import org.jspecify.annotations.NullMarked;
