package dev.runproof.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.runproof.model.Confirmation;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.Gate;
import dev.runproof.run.Gatekeeper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ways in which an operator's gates are answered. */
final class Gates {
    private Gates() {}

    /** Confirms the gates that the command line names, in the name it gives. */
    static Gatekeeper confirmed(Set<String> ids, String by, String reason, Clock clock) {
        return new Gatekeeper() {
            @Override
            public Optional<Confirmation> ask(Gate gate, String question) {
                return ids.contains(gate.id())
                        ? Optional.of(new Confirmation(gate.id(), by, reason, clock.instant(), question))
                        : Optional.empty();
            }

            @Override
            public Set<String> confirmedBeforehand() {
                return ids;
            }
        };
    }

    /**
     * Answers from a file: {@code OG-9: {as: NAME, reason: TEXT}} for each gate.
     *
     * @throws AnswersRefused when the file cannot be read or is not of this form
     */
    static Gatekeeper answers(Path file, Clock clock) {
        JsonNode answers;
        try {
            answers = new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new AnswersRefused(file + ": cannot be read: " + e.getMessage(), e);
        }
        if (!answers.isObject()) {
            throw new AnswersRefused(file + ": expected a line 'GATE: {as: NAME, reason: TEXT}' for each gate", null);
        }
        return (gate, question) -> Optional.ofNullable(answers.get(gate.id()))
                .map(answer -> new Confirmation(
                        gate.id(),
                        name(file, gate, answer),
                        answer.path("reason").asText(""),
                        clock.instant(),
                        question));
    }

    private static String name(Path file, Gate gate, JsonNode answer) {
        String name = answer.path("as").asText("");
        if (name.isBlank()) {
            throw new AnswersRefused(file + ": " + gate.id() + ": expected 'as: NAME', who confirms", null);
        }
        return name;
    }

    /** Asks at the terminal; without a terminal nobody answers. */
    @SuppressWarnings("SystemConsoleNull") // the launcher sets jdk.console so that it stays null without a terminal
    static Gatekeeper asked(Console console, String by, Clock clock) {
        var in = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
        return (gate, question) -> {
            if (System.console() == null) {
                return Optional.empty();
            }
            console.tell("");
            console.tell(question);
            console.tell("Type the gate's name, " + gate.id() + ", to confirm; anything else stops here:");
            try {
                String typed = in.readLine();
                return gate.id().equals(typed == null ? "" : typed.strip())
                        ? Optional.of(new Confirmation(gate.id(), by, "", clock.instant(), question))
                        : Optional.empty();
            } catch (IOException e) {
                throw new AnswersRefused("the terminal cannot be read: " + e.getMessage(), e);
            }
        };
    }

    /** The first of several that answers. */
    static Gatekeeper firstOf(List<Gatekeeper> gatekeepers) {
        return new Gatekeeper() {
            @Override
            public Optional<Confirmation> ask(Gate gate, String question) {
                return gatekeepers.stream()
                        .flatMap(gatekeeper -> gatekeeper.ask(gate, question).stream())
                        .findFirst();
            }

            @Override
            public Set<String> confirmedBeforehand() {
                return gatekeepers.stream()
                        .flatMap(gatekeeper -> gatekeeper.confirmedBeforehand().stream())
                        .collect(Collectors.toUnmodifiableSet());
            }
        };
    }

    /** Answers to gates that cannot be read. */
    static final class AnswersRefused extends Failure {
        private static final long serialVersionUID = 1L;

        AnswersRefused(String message, @Nullable Throwable cause) {
            super("ANSWERS", ExitStatus.USAGE, message, List.of(), cause);
        }
    }
}
