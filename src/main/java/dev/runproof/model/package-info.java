/**
 * The words of the field as values: hosts, commands, answers, facts, verdicts, steps, secrets.
 *
 * <p>Nothing here performs I/O; every other package may use this one, and it uses none of them.
 */
@NullMarked
package dev.runproof.model;

import org.jspecify.annotations.NullMarked;
