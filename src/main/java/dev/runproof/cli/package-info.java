/**
 * The command line: picocli commands, the live screen, what people and programs are told.
 *
 * <p>Results go to stdout, everything for people to stderr. Commands hold options and call {@code run}, {@code lab},
 * {@code report}, {@code document}, {@code inventory} and {@code parse}; they decide nothing themselves.
 */
@NullMarked
package dev.runproof.cli;

import org.jspecify.annotations.NullMarked;
