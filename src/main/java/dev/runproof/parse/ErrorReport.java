package dev.runproof.parse;

import java.util.List;

/** The beginnings of the messages that stand where an output should, told apart where their words could pass for output. */
final class ErrorReport {
    private static final List<String> BEGINNINGS = List.of(
            "[GAUSS-",
            "Traceback (most recent call last):",
            "current user is the root user (uid = 0), exit.",
            "df: ",
            "bash: ",
            "-bash: ",
            "sh: ");

    private ErrorReport() {}

    static boolean isOne(Line line) {
        String text = line.trimmed();
        return BEGINNINGS.stream().anyMatch(text::startsWith);
    }
}
