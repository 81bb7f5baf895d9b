package dev.runproof.model;

import java.time.Instant;

/**
 * A person's answer at a gate.
 *
 * @param by who gave it; {@code simulated} in a rehearsal
 * @param reason their words, may be empty
 * @param question what they were shown
 */
public record Confirmation(String gate, String by, String reason, Instant at, String question) {}
