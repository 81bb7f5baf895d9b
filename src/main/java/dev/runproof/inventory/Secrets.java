package dev.runproof.inventory;

import dev.runproof.model.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Opens the secrets of one environment when they are first needed, each once.
 *
 * <p>Every opened secret is told to a listener, so that whatever is printed or kept can be cleared of it. Safe for
 * several threads.
 */
public final class Secrets {
    /** How long a command may take to print a secret. */
    public static final Duration COMMAND_LIMIT = Duration.ofSeconds(30);

    private final Places places;
    private final Map<String, String> variables;
    private final Prompt prompt;
    private final Consumer<Secret> opened;
    private final Duration limit;
    private final Map<SecretReference, Secret> known = new HashMap<>();

    /**
     * The secrets of an environment.
     *
     * @param variables the variables of this process
     * @param opened hears of every secret before anybody else has it
     */
    public Secrets(Environment environment, Map<String, String> variables, Prompt prompt, Consumer<Secret> opened) {
        this(environment.source(), variables, prompt, opened, COMMAND_LIMIT);
    }

    Secrets(Path source, Map<String, String> variables, Prompt prompt, Consumer<Secret> opened, Duration limit) {
        this.places = Places.of(source);
        this.variables = Map.copyOf(variables);
        this.prompt = prompt;
        this.opened = opened;
        this.limit = limit;
    }

    /**
     * The secret that a reference stands for.
     *
     * @throws SecretUnavailable when it cannot be had
     */
    public synchronized Secret open(SecretReference reference) {
        Secret seen = known.get(reference);
        if (seen != null) {
            return seen;
        }
        Secret secret = switch (reference.kind()) {
            case ENV -> fromVariable(reference);
            case FILE -> fromFile(reference);
            case COMMAND -> fromCommand(reference);
            case PROMPT -> fromPrompt(reference);
        };
        opened.accept(secret);
        known.put(reference, secret);
        return secret;
    }

    private Secret fromVariable(SecretReference reference) {
        return secret(
                reference,
                Optional.ofNullable(variables.get(reference.target())),
                "the variable is not set, or empty",
                "export " + reference.target() + " and give the command again");
    }

    private Secret fromFile(SecretReference reference) {
        Path file = places.resolve(reference.target());
        try {
            if (!Files.isRegularFile(file)) {
                throw new SecretUnavailable(reference, "there is no file " + file, "put the secret there, mode 600");
            }
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            if (mode.contains(PosixFilePermission.OTHERS_READ) || mode.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new SecretUnavailable(reference, "every account may read or write " + file, "chmod 600 " + file);
            }
            try (Stream<String> lines = Files.lines(file)) {
                return secret(
                        reference,
                        lines.findFirst(),
                        "the first line of " + file + " is empty",
                        "put the secret there");
            }
        } catch (IOException | UncheckedIOException e) {
            String why = e.getCause() instanceof MalformedInputException ? "is not UTF-8 text" : "cannot be read";
            throw new SecretUnavailable(reference, file + " " + why, "ls -l " + file);
        }
    }

    private Secret fromCommand(SecretReference reference) {
        FirstLine answer = FirstLine.of(reference.target(), places.folder(), limit);
        return secret(reference, answer.line(), answer.trouble(), "run the command by hand and look at what it prints");
    }

    private Secret fromPrompt(SecretReference reference) {
        return prompt.ask(reference.label())
                .orElseThrow(() -> new SecretUnavailable(
                        reference,
                        "nobody can be asked here, or nothing was typed",
                        "start from a terminal, or use env:, file: or command: in the environment"));
    }

    private static Secret secret(SecretReference reference, Optional<String> value, String trouble, String next) {
        return value.filter(text -> !text.isEmpty())
                .map(Secret::new)
                .orElseThrow(() -> new SecretUnavailable(reference, trouble, next));
    }
}
