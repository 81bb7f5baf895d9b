package dev.runproof.document;

import java.util.Optional;

/**
 * A step that a document asks for, by the id that scenarios carry.
 *
 * @param heading the id of the heading that it stands below
 * @param about what it does, in words of ours
 * @param notAutomated why no scenario carries it out
 */
public record DocumentedStep(String id, String heading, String about, Optional<String> notAutomated) {}
