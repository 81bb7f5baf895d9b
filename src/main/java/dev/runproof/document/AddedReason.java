package dev.runproof.document;

/**
 * Why a scenario is there that no document asks for.
 *
 * @param document the document whose procedure it belongs to
 */
public record AddedReason(String id, String document, String reason) {}
