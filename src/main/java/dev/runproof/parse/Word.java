package dev.runproof.parse;

/**
 * A word of a line: characters between blanks.
 *
 * @param begin the index of its first character in the line
 * @param end the index after its last
 */
record Word(String text, int begin, int end) {}
