package dev.runproof.model;

/**
 * One thing that a step does: ask a host, wait for a state, act, send a file, ask the operator, or judge.
 *
 * <p>Moves are values: the plan prints them, the run carries them out in order, a resumed run finds its place among them.
 * The set is closed: {@link Probe}, {@link Inspect}, {@link Poll}, {@link Action}, {@link Upload}, {@link Gate},
 * {@link Check}, and each of them under a condition, {@link Only}.
 */
public sealed interface Move permits Probe, Inspect, Poll, Action, Upload, Gate, Check, Only {
    /** What it does to hosts. */
    default Effect effect() {
        return Effect.READS;
    }

    /** Where it acts; {@link HostName#CONTROLLER} for what concerns no other host. */
    default HostName host() {
        return HostName.CONTROLLER;
    }

    /** The move without its condition, if it has one. */
    default Move itself() {
        return this;
    }
}
