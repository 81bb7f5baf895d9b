package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs the measurements and prints the table; see the head of bench/run. */
public final class Bench {
    private static final String READING = "the installation belongs to the cluster user on every node";
    private static final String ACTION = "the package directory is made on the upgrade node";
    private static final int MANY = 220;
    private static final int FEW = 20;

    private final Path root = Path.of(System.getProperty("bench.root"));
    private final Path work;
    private final Servers servers;
    private final Workspace files;
    private final DelayProxy far;
    private final int rounds;

    private Bench(Path work, Servers servers, DelayProxy far, int rounds) throws IOException {
        this.work = work;
        this.servers = servers;
        this.files = new Workspace(work, servers);
        this.far = far;
        this.rounds = rounds;
    }

    public static void main(String[] args) throws Exception {
        List<String> words = new ArrayList<>(List.of(args));
        int rounds = 5;
        int at = words.indexOf("--rounds");
        if (at >= 0) {
            rounds = Integer.parseInt(words.get(at + 1));
            words.subList(at, at + 2).clear();
        }
        Path work = Files.createTempDirectory("runproof-bench");
        Files.createDirectories(work.resolve("keys"));
        try (var servers = new Servers(Files.createDirectories(work.resolve("keys")), 50);
                var far = new DelayProxy(servers.ports().get(0), 50)) {
            Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
            var bench = new Bench(work, servers, far, rounds);
            List<Contest> contests = bench.contests().stream()
                    .filter(contest -> words.isEmpty() || words.contains(contest.name()))
                    .toList();
            Path report = bench.root.resolve("docs/benchmarks")
                    .resolve(Instant.now().toString().substring(0, 16).replace(":", "") + ".md");
            int most = contests.stream().mapToInt(Contest::rounds).max().orElse(0);
            for (int round = 0; round < most; round++) {
                for (Contest contest : contests) {
                    if (round < contest.rounds()) {
                        contest.round();
                    }
                }
                // After every round, so that a measurement that is broken off is not lost.
                Report.write(report, contests, bench.machine());
            }
            System.out.println(Report.table(contests));
            System.out.println("written: " + report);
        } finally {
            remove(work);
        }
        // Threads of the proxy hold connections that nobody ends any more.
        System.exit(0);
    }

    private List<Contest> contests() throws IOException {
        var contests = new ArrayList<Contest>();
        contests.add(marginal("a reading step, ms", READING, 2.5));
        contests.add(marginal("a ledgered action step, ms", ACTION, 12));
        contests.add(new Contest("a reading through the port", "ms", 2.5, rounds).tool("runproof", () -> probe("reading")));
        contests.add(new Contest("an action through the port", "ms", 12, rounds).tool("runproof", () -> probe("action")));
        contests.add(steps("20 steps, 10 hosts", servers.ports().subList(0, 10), 1.5));
        contests.add(steps("20 steps, 1 host at 50 ms", List.of(far.port()), 2.4));
        contests.add(roundTrips());
        contests.add(cold());
        contests.add(new Contest("--help", "ms", 150, Math.max(rounds, 10))
                .tool("runproof", () -> 1000 * seconds(command("--help"))));
        Path near = files.environment("near", servers.ports().subList(0, 1));
        Path plan = files.feature("plan200", READING, 200);
        contests.add(new Contest("plan of 200 steps", "ms", 600, Math.max(rounds, 10))
                .tool("runproof", () -> 1000 * seconds(command("plan", plan.toString(), "-e", near.toString()))));
        contests.add(new Contest("resident at 1 GB of output", "MB", 256, Math.min(rounds, 3))
                .tool("runproof", () -> probe("gigabyte")));
        contests.add(metaDb());
        contests.add(noticing());
        return contests;
    }

    private Contest noticing() throws IOException {
        var noticing = new Noticing(root, Files.createDirectories(work.resolve("noticing")));
        return new Contest("a condition is true and the run knows, p95", "ms", 250, 1).tool("runproof", noticing::p95);
    }

    private Contest metaDb() throws IOException {
        long megabytes = Long.getLong("bench.metadb.megabytes", 1000);
        var copies = new MetaDbCopies(root, Files.createDirectories(work.resolve("metadb")), megabytes * 1_000_000);
        return new Contest("dump and restore of MetaDB, of the bare pair's time", "×", 1.1, Math.min(rounds, 3))
                .tool("runproof", copies::ratio);
    }

    /** What one more step costs: a long run less a short one, by the number of steps between them. */
    private Contest marginal(String name, String step, double target) throws IOException {
        List<Integer> one = servers.ports().subList(0, 1);
        Path environment = files.environment("one", one);
        Path few = files.feature("few" + step.hashCode(), step, FEW);
        Path many = files.feature("many" + step.hashCode(), step, MANY);
        Contest contest = new Contest(name, "ms", target, rounds).tool("runproof", () -> {
            double brief = seconds(run(few, environment));
            return 1000 * (seconds(run(many, environment)) - brief) / (MANY - FEW);
        });
        if (step.equals(READING)) {
            Path short1 = files.playbook("ansible1", one, 2);
            Path long1 = files.playbook("ansible12", one, 12);
            Path config = files.sshConfig("one", one);
            for (boolean pipelining : new boolean[] {false, true}) {
                contest.toolIf(() -> installed("ansible-playbook"), pipelining ? "ansible, pipelining" : "ansible", () -> {
                    double brief = seconds(ansible(short1, "ansible1", config, pipelining));
                    return 1000 * (seconds(ansible(long1, "ansible12", config, pipelining)) - brief) / 10;
                });
            }
            contest.tool("ssh, ControlMaster", () -> {
                double brief = seconds(controlMaster(config, 1, 10));
                return 1000 * (seconds(controlMaster(config, 1, 60)) - brief) / 50;
            });
        }
        return contest;
    }

    private Contest steps(String name, List<Integer> ports, double target) throws IOException {
        String id = "steps" + ports.size() + "-" + ports.get(0);
        Path environment = files.environment(id, ports);
        Path feature = files.feature(id, READING, FEW);
        Path config = files.sshConfig(id, ports);
        Path playbook = files.playbook(id, ports, FEW);
        int few = Math.min(rounds, 3);
        Contest contest = new Contest(name, "s", target, rounds).tool("runproof", () -> seconds(run(feature, environment)));
        contest.toolIf(() -> installed("ansible-playbook"), "ansible", limited(few, () ->
                seconds(ansible(playbook, id, config, false))));
        contest.toolIf(() -> installed("ansible-playbook"), "ansible, pipelining", limited(few, () ->
                seconds(ansible(playbook, id, config, true))));
        String hosts = "h[0-" + (ports.size() - 1) + "]";
        if (ports.size() > 1) {
            contest.toolIf(() -> installed("pdsh"), "pdsh in a loop", limited(few, () -> seconds(loop(
                    "PDSH_SSH_ARGS_APPEND='-F " + config + "' pdsh -R ssh -w '" + hosts + "' \"" + stat() + "\""))));
            contest.toolIf(() -> installed("parallel-ssh"), "pssh in a loop", limited(few, () -> seconds(loop(
                    "parallel-ssh -i -p 10 " + hostOptions(ports.size()) + " -x '-F " + config + "' \"" + stat() + "\""))));
        }
        return contest.tool("ssh, ControlMaster", () -> seconds(controlMaster(config, ports.size(), FEW)));
    }

    /** Round trips that one more reading step costs, at 50 ms each. */
    private Contest roundTrips() throws IOException {
        Path environment = files.environment("far", List.of(far.port()));
        Path few = files.feature("farfew", READING, FEW);
        Path many = files.feature("farmany", READING, 3 * FEW);
        return new Contest("round trips a step", "", 1.1, rounds).tool("runproof", () -> {
            double brief = seconds(run(few, environment));
            return (seconds(run(many, environment)) - brief) / (2 * FEW) / 0.05;
        });
    }

    private Contest cold() throws IOException {
        List<Integer> ports = servers.ports();
        Path environment = files.environment("cold", ports);
        Path feature = files.feature("cold", READING, 1);
        Path config = files.sshConfig("cold", ports);
        Path playbook = files.playbook("cold", ports, 1);
        int few = Math.min(rounds, 3);
        return new Contest("one step on 50 hosts, cold", "s", 2.0, rounds)
                .tool("runproof", () -> seconds(run(feature, environment)))
                .toolIf(() -> installed("pdsh"), "pdsh", () -> seconds(shell("PDSH_SSH_ARGS_APPEND='-F " + config
                        + "' pdsh -f 50 -R ssh -w 'h[0-49]' \"" + stat() + "\"")))
                .toolIf(() -> installed("parallel-ssh"), "pssh", () -> seconds(shell("parallel-ssh -i -p 50 "
                        + hostOptions(50) + " -x '-F " + config + "' \"" + stat() + "\"")))
                .toolIf(() -> installed("ansible-playbook"), "ansible", limited(few, () ->
                        seconds(ansible(playbook, "cold", config, false))));
    }

    /** A slow tool is not measured in every round. */
    private static Contest.Run limited(int times, Contest.Run run) {
        int[] left = {times};
        double[] last = {Double.NaN};
        return () -> {
            if (left[0] > 0) {
                left[0]--;
                last[0] = run.once();
            }
            return last[0];
        };
    }

    private String stat() {
        return "stat -L -c '" + Workspace.FORMAT + "' " + files.target();
    }

    private static String hostOptions(int count) {
        return String.join(" ", IntStream.range(0, count).mapToObj(i -> "-H h" + i).toList());
    }

    private ProcessBuilder run(Path feature, Path environment) {
        return command("run", feature.toString(), "-e", environment.toString());
    }

    private ProcessBuilder command(String... words) {
        var all = new ArrayList<>(List.of(root.resolve("runproof").toString()));
        all.addAll(List.of(words));
        var builder = new ProcessBuilder(all);
        // Later than the launcher's own: the reports of a measurement are no runs to keep.
        builder.environment().put("RUNPROOF_JAVA_OPTS", "-Drunproof.home=" + work);
        builder.environment().put("HOME", work.toString());
        return builder;
    }

    private ProcessBuilder ansible(Path playbook, String id, Path sshConfig, boolean pipelining) {
        var builder = new ProcessBuilder("ansible-playbook", "-i", work.resolve(id + ".inventory").toString(), "-f", "50",
                playbook.toString());
        builder.environment().put("ANSIBLE_SSH_ARGS", "-F " + sshConfig + " -o ControlMaster=auto -o ControlPersist=60s");
        builder.environment().put("ANSIBLE_SSH_CONTROL_PATH_DIR", work.resolve("cp").toString());
        builder.environment().put("ANSIBLE_LOCAL_TEMP", work.resolve("ansible").toString());
        builder.environment().put("ANSIBLE_REMOTE_TEMP", work.resolve("ansible-remote").toString());
        builder.environment().put("ANSIBLE_PYTHON_INTERPRETER", "/usr/bin/python3");
        builder.environment().put("ANSIBLE_PIPELINING", pipelining ? "True" : "False");
        return builder;
    }

    private ProcessBuilder loop(String line) {
        return shell("for i in $(seq " + FEW + "); do " + line + " || exit 1; done");
    }

    /** Masters are opened as part of the work; each step asks all hosts at the same time. */
    private ProcessBuilder controlMaster(Path config, int hosts, int steps) {
        String path = work.resolve("m-%h-%p").toString();
        String ssh = "ssh -F " + config + " -o ControlPath=" + path;
        return shell("for h in $(seq 0 " + (hosts - 1) + "); do " + ssh + " -o ControlMaster=yes -Nf h$h & done; wait;"
                + " for i in $(seq " + steps + "); do for h in $(seq 0 " + (hosts - 1) + "); do " + ssh + " h$h \"" + stat()
                + "\" & done; wait; done;"
                + " for h in $(seq 0 " + (hosts - 1) + "); do " + ssh + " -O exit h$h 2>/dev/null; done");
    }

    private ProcessBuilder shell(String script) {
        var builder = new ProcessBuilder("/bin/bash", "-c", script);
        builder.environment().put("HOME", work.toString());
        return builder;
    }

    private double probe(String what) throws Exception {
        var words = new ArrayList<>(List.of("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), "bench.PortProbe", what,
                servers.ports().get(0).toString(), servers.identity().toString(), servers.hostKey(), work.toString()));
        Process process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the probe ended with " + process.exitValue());
        }
        return Double.parseDouble(said.strip());
    }

    private double seconds(ProcessBuilder builder) throws Exception {
        Path output = work.resolve("output");
        builder.redirectErrorStream(true).redirectOutput(output.toFile()).redirectInput(new java.io.File("/dev/null"));
        long began = System.nanoTime();
        Process process = builder.start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("no end within 10 minutes");
        }
        double taken = (System.nanoTime() - began) / 1e9;
        if (process.exitValue() != 0) {
            List<String> said = Files.readAllLines(output);
            throw new IllegalStateException("exit " + process.exitValue() + ": "
                    + String.join(" / ", said.subList(Math.max(0, said.size() - 12), said.size())));
        }
        return taken;
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1)).anyMatch(p -> Files.isExecutable(Path.of(p, program)));
    }

    private Map<String, String> machine() throws IOException {
        var facts = new LinkedHashMap<String, String>();
        facts.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("load when it ended", Files.readString(Path.of("/proc/loadavg")).strip());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", System.getProperty("java.runtime.version"));
        facts.put("rounds", String.valueOf(rounds));
        return facts;
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
