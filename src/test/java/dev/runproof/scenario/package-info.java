/** Whole runs of the shipped procedures against labs in which something was planted. */
@NullMarked
package dev.runproof.scenario;

import org.jspecify.annotations.NullMarked;
