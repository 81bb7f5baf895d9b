package dev.runproof.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** What the Docker engine has of a lab: containers, networks and volumes with the label and the name of the lab. */
final class Leftovers {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final String LABEL = "label=dev.runproof.lab";

    private Leftovers() {}

    static List<String> of(String lab) throws IOException, InterruptedException {
        var all = new ArrayList<String>();
        String name = "name=runproof-" + lab;
        for (var kind : List.of(
                List.of("ps", "-a", "--format", "{{.Names}}"),
                List.of("network", "ls", "--format", "{{.Name}}"),
                List.of("volume", "ls", "--format", "{{.Name}}"))) {
            var words = new ArrayList<>(List.of("docker"));
            words.addAll(kind);
            words.addAll(List.of("--filter", LABEL, "--filter", name));
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(words + ": " + said);
            }
            all.addAll(said.lines().toList());
        }
        return all;
    }

    /** Waits until there is nothing, for as long as may pass after a lab has ended in whatever way. */
    static void awaitNone(String lab) {
        Awaitility.await("nothing left of " + lab)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> of(lab).isEmpty());
    }
}
