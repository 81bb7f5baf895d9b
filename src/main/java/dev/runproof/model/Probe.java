package dev.runproof.model;

/** Asks one host by a command that changes nothing, and keeps the answer as a fact. */
public record Probe<T>(HostName host, Command command, FactKey<T> yields, Reading<T> reading) implements Move {}
