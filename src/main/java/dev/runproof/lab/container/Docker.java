package dev.runproof.lab.container;

import dev.runproof.lab.LabRefused;
import dev.runproof.lab.host.MachineCommands;
import dev.runproof.lab.host.ThreadEach;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The machine's own {@code docker} client, for questions that need no library to be loaded, and for the reaper. */
final class Docker {
    private static final List<String> NEXT = List.of(
            "apt-get install docker.io mmdebstrap   on Debian, as root",
            "runproof lab prepare",
            "runproof lab up --help");
    private static final long PATIENCE_SECONDS = 60;
    private static final long LONG_PATIENCE_SECONDS = 1800;

    private Docker() {}

    /** What it answered. */
    record Answer(int exit, String text) {}

    static Answer ask(String... words) {
        return ask(List.of(words), PATIENCE_SECONDS);
    }

    /** For what makes images. */
    static Answer askForLong(List<String> words) {
        return ask(words, LONG_PATIENCE_SECONDS);
    }

    /** @throws LabRefused also after the limit */
    static Answer ask(List<String> words, Duration limit) {
        return ask(words, limit.toSeconds());
    }

    private static Answer ask(List<String> words, long seconds) {
        var all = new ArrayList<>(List.of(MachineCommands.find("docker")
                .orElseThrow(() -> new LabRefused("this machine has no 'docker', which a container lab needs", NEXT))
                .toString()));
        all.addAll(words);
        try {
            var process = new ProcessBuilder(all).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var text = CompletableFuture.supplyAsync(() -> all(process.getInputStream()), new ThreadEach());
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new LabRefused(
                        "docker " + words.get(0) + " has not ended within " + seconds + " s; see what the engine does",
                        NEXT);
            }
            return new Answer(process.exitValue(), text.join().strip());
        } catch (IOException e) {
            throw new LabRefused("docker cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabRefused("interrupted while docker was asked", e);
        }
    }

    private static String all(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("what docker says cannot be read", e);
        }
    }

    /** @throws LabRefused when no engine answers */
    static void need() {
        var answer = ask("version", "--format", "{{.Server.Version}}");
        if (answer.exit() != 0) {
            throw new LabRefused(
                    "no Docker engine answers: "
                            + answer.text().lines().reduce((a, b) -> b).orElse(""),
                    NEXT);
        }
    }

    static boolean hasImage(String name) {
        return ask("image", "inspect", "--format", "{{.Id}}", name).exit() == 0;
    }

    /** Removes all that carries a label: containers first, then what they used. */
    static void remove(String label) {
        String filter = "label=" + label;
        all(List.of("rm", "-fv"), lines("ps", "-aq", "--filter", filter));
        all(List.of("network", "rm"), lines("network", "ls", "-q", "--filter", filter));
        all(List.of("volume", "rm", "-f"), lines("volume", "ls", "-q", "--filter", filter));
    }

    /** Removes what hosts have loaded: images whose names begin so; one that others have, too, only loses these names. */
    static void removeImages(String prefix) {
        all(
                List.of("rmi"),
                lines("images", "--format", "{{.Repository}}:{{.Tag}}").stream()
                        .filter(name -> name.startsWith(prefix))
                        .toList());
    }

    private static List<String> lines(String... words) {
        var answer = ask(words);
        return answer.exit() == 0 ? answer.text().lines().toList() : List.of();
    }

    private static void all(List<String> command, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        var words = new ArrayList<>(command);
        words.addAll(names);
        var answer = ask(words.toArray(String[]::new));
        // Another one who clears away may be faster.
        if (answer.exit() != 0
                && !answer.text().contains("No such")
                && !answer.text().contains("not found")
                && !answer.text().contains("already in progress")) {
            throw new LabRefused("docker " + String.join(" ", command) + ": " + answer.text());
        }
    }
}
