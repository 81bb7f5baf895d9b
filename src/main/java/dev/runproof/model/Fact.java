package dev.runproof.model;

import java.time.Instant;

/** A typed observation, with the host it was made on and the controller's time of it. */
public record Fact<T>(FactKey<T> key, HostName host, Instant at, T value) {}
