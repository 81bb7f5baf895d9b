package dev.runproof.document;

import java.util.Optional;

/**
 * A step that a document asks for, or that is added to it, by the id that scenarios carry.
 *
 * @param heading the id of the heading that it stands below
 * @param about what it does, in words of ours
 * @param notAutomated why no scenario carries it out
 * @param added the reason for a step that no sentence asks for, by its id in {@code added.yaml}
 */
public record DocumentedStep(
        String id, String heading, String about, Optional<String> notAutomated, Optional<String> added) {}
