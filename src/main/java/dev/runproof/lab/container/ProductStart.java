package dev.runproof.lab.container;

import dev.runproof.lab.ImageHost;
import dev.runproof.lab.LabRefused;
import dev.runproof.model.Redactor;
import java.time.Duration;
import java.util.List;

/** The shell texts with which a real product is made ready, in the container of one host. */
final class ProductStart {
    /** For each of them. */
    static final Duration LIMIT = Duration.ofMinutes(5);

    private static final int LAST_LINES = 10;

    private final ImageHost host;
    private final String container;
    private final Redactor redactor = new Redactor();

    ProductStart(ImageHost host, String container) {
        this.host = host;
        this.container = container;
        host.credentials().values().forEach(redactor::add);
    }

    /** @throws LabRefused when one ends with another status than 0, or not within its limit, or its container has ended */
    void all() {
        mustRun();
        for (int i = 0; i < host.start().size(); i++) {
            run(i + 1, host.start().get(i));
        }
    }

    private void mustRun() {
        var state = Docker.ask("inspect", "--format", "{{.State.Running}} {{.State.ExitCode}}", container);
        if (!state.text().startsWith("true ")) {
            throw refused(
                    "the container of " + host.name() + " (image " + host.image() + ") has ended (running, status: "
                            + state.text() + "); it said:",
                    Docker.ask("logs", "--tail", Integer.toString(LAST_LINES), container));
        }
    }

    private void run(int number, String text) {
        var answer = Docker.ask(List.of("exec", "--user", host.user(), container, "/bin/sh", "-c", text), LIMIT);
        if (answer.exit() != 0) {
            mustRun();
            throw refused(
                    "start command " + number + " of " + host.name() + " (image " + host.image() + ") ended with "
                            + answer.exit() + ": " + text,
                    answer);
        }
    }

    private LabRefused refused(String what, Docker.Answer said) {
        var lines = said.text().lines().toList();
        String last = String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        return new LabRefused(redactor.redact(what + "\n" + last));
    }
}
