package dev.runproof.document;

/** Why a scenario is there that no document asks for. */
public record AddedReason(String id, String reason) {}
