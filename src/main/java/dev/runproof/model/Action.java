package dev.runproof.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Changes a host by a command that runs detached under the host's ledger.
 *
 * @param effect {@link Effect#CHANGES} or {@link Effect#IRREVERSIBLE}
 * @param repeat whether it may be started again when its outcome was lost
 * @param yields the answer it ended with
 * @param observe how long it is followed (host's time); running out of it is unknown, never a failure, and stops nothing
 *     on the host
 * @param watch readings repeated all through it, each a {@link Watch}
 * @param look how to find out, after its outcome was lost or bad, what it did; asked before anything else happens
 * @param undo how it is undone, in words, for the plan; empty when there is no way back
 */
public record Action(
        HostName host,
        Command command,
        Effect effect,
        Repeat repeat,
        FactKey<Answer> yields,
        Duration observe,
        List<Watch<?>> watch,
        Optional<Look> look,
        String undo)
        implements Move {
    /** Whether an action may be started a second time. */
    public enum Repeat {
        REPEATABLE,
        ONCE
    }

    public Action {
        watch = List.copyOf(watch);
        if (effect == Effect.READS) {
            throw new IllegalArgumentException("an action changes something; a reading is a probe: " + command);
        }
    }

    /** An action that may be repeated and needs no watch, such as making a directory. */
    public static Action repeatable(HostName host, Command command, FactKey<Answer> yields, String undo) {
        return new Action(
                host,
                command,
                Effect.CHANGES,
                Repeat.REPEATABLE,
                yields,
                Duration.ofMinutes(5),
                List.of(),
                Optional.empty(),
                undo);
    }
}
