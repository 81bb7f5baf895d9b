package dev.runproof.product.generic;

import dev.runproof.model.Answer;
import dev.runproof.model.FactKey;
import dev.runproof.model.OutputFormatException;
import dev.runproof.model.Reading;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a tool told: its exit status, and what could be read from its output where there was something to read.
 *
 * <p>For tools whose exit status and text contradict each other now and then, so that the judgement needs both.
 *
 * @param value what was read; empty when the tool failed and printed nothing that its format knows
 * @param words the last line it printed, on either channel, for messages
 */
public record Told<T>(int exit, Optional<T> value, String words) {
    /** What a shell answers for a program that is not on its search path. */
    public static final int NOT_AVAILABLE = 127;

    /** Reads stdout whatever the exit status is; only after exit 0 an output that is not understood is refused. */
    public static <T> Reading<Told<T>> reading(Function<String, T> parser) {
        return answer -> new Told<>(answer.exit(), read(answer, parser), lastWords(answer));
    }

    /** The same where somebody else may answer in the tool's place: what is not understood is told, and is no value. */
    public static <T> Reading<Told<T>> whoeverAnswers(Function<String, T> parser) {
        return answer -> {
            try {
                return new Told<>(answer.exit(), Optional.of(parser.apply(answer.out())), lastWords(answer));
            } catch (OutputFormatException notItsOutput) {
                return new Told<>(
                        answer.exit(),
                        Optional.empty(),
                        answer.exit() == 0 ? String.valueOf(notItsOutput.getMessage()) : lastWords(answer));
            }
        };
    }

    /** The key of such a fact. */
    @SuppressWarnings("unchecked") // a class constant has no type argument; every writer of the key shares its T
    public static <T> FactKey<Told<T>> key(String name) {
        return new FactKey<>(name, (Class<Told<T>>) (Class<?>) Told.class);
    }

    private static <T> Optional<T> read(Answer answer, Function<String, T> parser) {
        if (answer.exit() == 0) {
            return Optional.of(parser.apply(answer.out()));
        }
        try {
            return Optional.of(parser.apply(answer.out()));
        } catch (OutputFormatException notItsOutput) {
            return Optional.empty();
        }
    }

    /** The last line that is not blank, of stderr if there is one, else of stdout. */
    public static String lastWords(Answer answer) {
        return lastLine(answer.err()).or(() -> lastLine(answer.out())).orElse("no output");
    }

    private static Optional<String> lastLine(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).reduce((before, line) -> line);
    }

    /** For messages: the value, else the complaint. */
    @Override
    public String toString() {
        return value.map(Object::toString).orElseGet(this::complaint);
    }

    public boolean available() {
        return exit != NOT_AVAILABLE;
    }

    /** For messages: {@code exit 127: gs_checkos: not found}. */
    public String complaint() {
        return "exit " + exit + ": " + words;
    }
}
