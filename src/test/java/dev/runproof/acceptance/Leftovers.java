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
            var words = new ArrayList<>(kind);
            words.addAll(List.of("--filter", LABEL, "--filter", name));
            all.addAll(said(words.toArray(String[]::new)));
        }
        return all;
    }

    /** The mark of a lab that is up, by which its images are named. */
    static String mark(String lab) throws IOException, InterruptedException {
        return said("ps", "--format", "{{.Label \"dev.runproof.lab\"}}", "--filter", "name=runproof-" + lab)
                .get(0);
    }

    /** The images that hosts of a lab have loaded. */
    static List<String> images(String mark) throws IOException, InterruptedException {
        return said("images", "--format", "{{.Repository}}").stream()
                .filter(name -> name.startsWith("runproof-" + mark))
                .toList();
    }

    private static List<String> said(String... asked) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("docker"));
        words.addAll(List.of(asked));
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(words + ": " + said);
        }
        return said.lines().toList();
    }

    static void awaitNoImages(String mark) {
        Awaitility.await("no image left of " + mark)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> images(mark).isEmpty());
    }

    /** Waits until there is nothing, for as long as may pass after a lab has ended in whatever way. */
    static void awaitNone(String lab) {
        Awaitility.await("nothing left of " + lab)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> of(lab).isEmpty());
    }
}
