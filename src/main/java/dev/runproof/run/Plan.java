package dev.runproof.run;

import dev.runproof.model.Effect;
import dev.runproof.model.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The numbered steps that a run will take, with the exact commands.
 *
 * @param procedure its name
 * @param feature the file it was made from
 * @param environment the environment's name
 * @param steps in order
 */
public record Plan(String procedure, Path feature, String environment, List<PlannedStep> steps) {
    public Plan {
        steps = List.copyOf(steps);
    }

    /** SHA-256 over procedure, environment and all that the steps show. */
    public String hash() {
        return Fingerprint.of(
                Stream.concat(Stream.of(procedure, environment), steps.stream().map(PlannedStep::fingerprint))
                        .toList());
    }

    /** SHA-256 of the feature file as it is now. */
    public String textHash() {
        try {
            return Fingerprint.of(List.of(Files.readString(feature)));
        } catch (IOException e) {
            throw new UncheckedIOException(feature + " cannot be read", e);
        }
    }

    /** The names of its gates, in their order. */
    public Set<String> gates() {
        return steps.stream()
                .flatMap(step -> step.script().moves().stream())
                .flatMap(move -> move.itself() instanceof Gate gate ? Stream.of(gate.id()) : Stream.empty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The first step after which there is no documented way back, empty when there is none. */
    public Optional<PlannedStep> pointOfNoReturn() {
        return steps.stream()
                .filter(step -> step.script().effect() == Effect.IRREVERSIBLE)
                .findFirst();
    }
}
