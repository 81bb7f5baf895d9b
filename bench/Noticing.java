package bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How long after a condition became true a run knew of it, in labs of containers, in milliseconds.
 *
 * <p>Two kinds of waits. An action has ended when its host's ledger holds the exit status: the file's time is that moment,
 * by this machine's one clock. A state that is looked at again and again came true at some moment after its last look that
 * did not show it had begun: the time from there is counted, which is the most that it can have been. Of a state that must
 * stay, the first look that showed it counts. States that the first look showed are left out: nobody waited for them.
 */
final class Noticing {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final Path runproof;
    private final Path work;

    /** @param work where the runs of a measurement leave their folders, so that they are not among those to keep */
    Noticing(Path root, Path work) {
        this.root = root;
        this.runproof = root.resolve("runproof");
        this.work = work;
    }

    /** The 95th percentile of all procedures' waits together; each procedure's own is told beside it. */
    double p95() throws Exception {
        shell("cp -r " + root + "/features " + root + "/environments " + root + "/docs " + work);
        var all = new ArrayList<Double>();
        all.addAll(of("openmldb", "--speed 40"));
        // Its cron and its ages of processes go by the clock on the wall.
        all.addAll(of("opengauss", "--speed 1"));
        for (String version : List.of("3.3.0", "4.0.0", "4.2.9")) {
            all.addAll(of("oms-" + version, "--speed 40 --option engine=real"));
        }
        return told("together", all);
    }

    private static double told(String whose, List<Double> waits) {
        var sorted = waits.stream().sorted().toList();
        System.err.printf(Locale.ROOT, "%s: %d waits, median %.0f ms, p95 %.0f ms, longest %.0f ms%n", whose,
                sorted.size(), sorted.get(sorted.size() / 2), at95(sorted), sorted.get(sorted.size() - 1));
        return at95(sorted);
    }

    private static double at95(List<Double> sorted) {
        return sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1);
    }

    private List<Double> of(String procedure, String options) throws Exception {
        Path lab = work.resolve(procedure);
        String name = " " + procedure + " ";
        shell(runproof + " lab up" + name + "--containers " + options + " --dir " + lab);
        try {
            Path told = work.resolve("outcome.txt");
            shell(runproof + " rehearse" + name + "--with-rollback -e " + lab.resolve("environment.yaml") + " > " + told);
            var waits = new ArrayList<Double>();
            for (Path run : runs(procedure)) {
                var deeds = Files.readAllLines(run.resolve("audit.jsonl"));
                waits.addAll(ends(deeds, lab));
                waits.addAll(states(deeds));
            }
            told(procedure, waits);
            return waits;
        } finally {
            shell(runproof + " lab down" + name);
        }
    }

    private List<Path> runs(String procedure) throws IOException {
        try (Stream<Path> all = Files.list(work.resolve("reports"))) {
            return all.filter(run -> Files.isRegularFile(run.resolve("audit.jsonl")) && !Files.isSymbolicLink(run))
                    .filter(run -> run.getFileName().toString().contains("-" + procedure))
                    .toList();
        }
    }

    private static List<Double> ends(List<String> deeds, Path lab) throws IOException {
        var waits = new ArrayList<Double>();
        for (String line : deeds) {
            JsonNode deed = JSON.readTree(line);
            if (deed.path("what").asText().equals("collect") && deed.path("state").asText().equals("DONE")) {
                Path host = lab.resolve("hosts").resolve(deed.path("host").asText());
                // A console and a database are no hosts: they answer as soon as they have acted, and keep no ledger.
                if (Files.isDirectory(host)) {
                    waits.add(millis(exit(host, deed.path("ledger").asText()).toInstant(), known(deed)));
                }
            }
        }
        return waits;
    }

    private static FileTime exit(Path host, String entry) throws IOException {
        try (Stream<Path> files = Files.find(host, 8, (path, file) -> path.endsWith(Path.of("ledger", entry, "exit")))) {
            return Files.getLastModifiedTime(
                    files.findFirst().orElseThrow(() -> new IOException("no ledger below " + host + " has " + entry)));
        }
    }

    private static List<Double> states(List<String> deeds) throws IOException {
        var waits = new ArrayList<Double>();
        var looks = new ArrayList<JsonNode>();
        for (String line : deeds) {
            JsonNode deed = JSON.readTree(line);
            if (deed.path("what").asText().equals("run")) {
                if (!looks.isEmpty() && !same(deed, looks.get(0), "step", "host", "command")) {
                    state(looks, waits);
                    looks.clear();
                }
                looks.add(deed);
            } else if (!looks.isEmpty()) {
                // Between these looks the run has acted: the answer is another one for that, and nobody waited for it.
                state(looks, waits);
                looks.clear();
            }
        }
        state(looks, waits);
        return waits;
    }

    private static void state(List<JsonNode> looks, List<Double> waits) {
        int first = looks.size() - 1;
        while (first > 0 && sameAnswer(looks.get(first - 1), looks.get(first))) {
            first--;
        }
        if (first > 0) {
            waits.add(millis(Instant.parse(looks.get(first - 1).path("time").asText()), known(looks.get(first))));
        }
    }

    private static boolean sameAnswer(JsonNode one, JsonNode other) {
        return same(one, other, "exit") && same(one.path("stdout"), other.path("stdout"), "sha256");
    }

    private static boolean same(JsonNode one, JsonNode other, String... fields) {
        return Stream.of(fields).allMatch(field -> one.path(field).equals(other.path(field)));
    }

    /** When the run had the answer. */
    private static Instant known(JsonNode deed) {
        return Instant.parse(deed.path("time").asText()).plus(Duration.parse(deed.path("took").asText()));
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }

    private void shell(String line) throws Exception {
        Path told = work.resolve("told.txt");
        var builder = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true).redirectOutput(told.toFile());
        builder.environment().put("RUNPROOF_JAVA_OPTS", "-Drunproof.home=" + work);
        // Labs of the user's may have the same names.
        builder.environment().put("XDG_STATE_HOME", work.resolve("state").toString());
        var process = builder.start();
        if (!process.waitFor(15, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            String text = Files.readString(told);
            throw new IOException(line + " failed: " + text.substring(Math.max(0, text.length() - 500)));
        }
    }
}
