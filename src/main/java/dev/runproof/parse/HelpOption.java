package dev.runproof.parse;

/**
 * One option that a help text describes.
 *
 * @param group the heading it stands under, without colon
 * @param option its names as printed, as in {@code -?, --help}
 * @param text its description in one line; may be empty
 */
public record HelpOption(String group, String option, String text) {}
