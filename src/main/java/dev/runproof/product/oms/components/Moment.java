package dev.runproof.product.oms.components;

import java.time.Instant;

/**
 * A moment of the upgrade that components are measured by.
 *
 * @param byController deadlines count from it
 * @param byHosts what a component reported before it, it reported before the change; by the clock that components tell
 */
public record Moment(Instant byController, Instant byHosts) {}
