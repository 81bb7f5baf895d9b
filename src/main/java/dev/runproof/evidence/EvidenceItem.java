package dev.runproof.evidence;

/**
 * One file kept as proof.
 *
 * @param path below the run's folder, with {@code /}
 * @param sha256 of its bytes, which are redacted
 */
public record EvidenceItem(String path, long sizeBytes, String sha256) {}
