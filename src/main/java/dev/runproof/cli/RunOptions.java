package dev.runproof.cli;

import dev.runproof.run.Gatekeeper;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the gates of a real run are answered. */
final class RunOptions {
    @Option(names = "--confirm", paramLabel = "STEP", description = "Confirm this gate beforehand; may be repeated.")
    private final Set<String> confirm = new LinkedHashSet<>();

    @Option(names = "--as", paramLabel = "NAME", description = "Who confirms.")
    private String as = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
    private String reason = "";

    @Option(names = "--answers", paramLabel = "FILE", description = "YAML file with 'GATE: {as: NAME, reason: TEXT}'.")
    private @Nullable Path answers;

    /** What answers: the options first, then the person at the terminal. */
    Gatekeeper gatekeeper(Console console, Clock clock) {
        List<Gatekeeper> all = new ArrayList<>();
        if (!confirm.isEmpty()) {
            if (as.isBlank()) {
                throw new Gates.AnswersRefused("--confirm needs --as NAME: who confirms is part of the record", null);
            }
            all.add(Gates.confirmed(confirm, as, reason, clock));
        }
        if (answers != null) {
            all.add(Gates.answers(answers, clock));
        }
        String account = System.getProperty("user.name", "unknown");
        all.add(Gates.asked(console, as.isBlank() ? account : as, clock));
        return Gates.firstOf(all);
    }
}
