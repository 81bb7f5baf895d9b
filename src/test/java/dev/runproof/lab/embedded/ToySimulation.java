package dev.runproof.lab.embedded;

import dev.runproof.lab.HostFiles;
import dev.runproof.lab.LabClock;
import dev.runproof.lab.LabDatabase;
import dev.runproof.lab.LabDescription;
import dev.runproof.lab.ProductModel;
import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.SimulatedHost.Ownership;
import dev.runproof.lab.Simulation;
import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A product with one tool that does what its words say; for tests of the lab itself. */
public final class ToySimulation implements Simulation {
    private static final String RESTLESS = "exec /bin/sh -c \"$0\" \"$0\"";
    static final String TOOL = "/opt/toy/bin/toyctl";

    @Override
    public String product() {
        return "toy";
    }

    @Override
    public Account clusterUser() {
        return new Account("toy", "toys");
    }

    @Override
    public boolean usesDatabase(Settings settings) {
        return settings.option("database", "no").equals("yes");
    }

    @Override
    public ProductModel model(Settings settings) {
        if (settings.option("fail", "no").equals("yes")) {
            throw new IllegalArgumentException("a toy that is to fail");
        }
        return new Model();
    }

    private static final class Model implements ProductModel {
        private Optional<LabClock> clock = Optional.empty();
        private Optional<LabDatabase> database = Optional.empty();
        private boolean broken;
        private List<SimulatedHost> hosts = List.of();

        @Override
        public void database(LabDatabase server) {
            database = Optional.of(server);
        }

        /** Lets the toy's user in, whose option file lies in its home. */
        private void prepare(LabDatabase server) {
            server.admit("toy@tenant#cluster", new Secret("Toy#1 \" word"));
            hosts.forEach(host -> new HostFiles(host, new Ownership("toy", "toys"))
                    .write(host.path("/home/toy/.my.cnf"), """
                            [client]
                            host=127.0.0.1
                            port=%d
                            user="toy@tenant#cluster"
                            password="Toy#1 \\" word"
                            """.formatted(server.port()), "rw-------"));
        }

        @Override
        public void install(List<SimulatedHost> all, LabClock time) {
            hosts = all;
            clock = Optional.of(time);
            database.ifPresent(this::prepare);
        }

        @Override
        public Map<String, Tool> tools() {
            return Map.of(TOOL, this::run);
        }

        private int run(ToolCall call, Tool.Terminal terminal) throws InterruptedException {
            var words = call.argv();
            switch (words.size() > 1 ? words.get(1) : "") {
                case "say" -> terminal.out(String.join("|", words.subList(2, words.size())) + "\n");
                case "complain" -> terminal.err("toyctl: " + words.get(2) + "\n");
                case "repeat" -> terminal.out(words.get(2).repeat(Integer.parseInt(words.get(3))));
                case "read" -> terminal.out("<" + terminal.in() + ">");
                case "who" ->
                    terminal.out(call.host() + " " + call.user() + " " + call.workingDirectory() + " "
                            + call.variable("TOY") + " " + call.program() + "\n");
                case "count" -> count(terminal, Integer.parseInt(words.get(2)));
                case "stay" -> {
                    terminal.out("staying\n");
                    clock.orElseThrow().pass(Duration.ofDays(1));
                }
                case "spawn" -> {
                    var host = hosts.stream()
                            .filter(h -> h.name().equals(call.host()))
                            .findFirst()
                            .orElseThrow();
                    terminal.out(host.spawn(call.user(), List.of("/bin/sleep", "1000"), Map.of()) + "\n");
                }
                case "restless" ->
                    terminal.out(missed(hosts.get(0), call.user(), Integer.parseInt(words.get(2))) + "\n");
                default -> terminal.out(broken ? "broken\n" : "fine\n");
            }
            return words.size() > 1 && words.get(1).equals("exit") ? Integer.parseInt(words.get(2)) : 0;
        }

        /** At how many looks a program was not there that lives and becomes itself again all the time. */
        private static int missed(SimulatedHost host, String user, int looks) {
            long pid = host.spawn(user, List.of("/bin/sh", "-c", RESTLESS, RESTLESS), Map.of());
            int missed = 0;
            for (int look = 0; look < looks; look++) {
                if (host.processes().stream().noneMatch(process -> process.pid() == pid)) {
                    missed++;
                }
            }
            host.signal(pid, 9);
            return missed;
        }

        private void count(Tool.Terminal terminal, int to) throws InterruptedException {
            for (int i = 1; i <= to; i++) {
                terminal.out(i + "\n");
                clock.orElseThrow().pass(Duration.ofSeconds(1));
            }
        }

        @Override
        public Map<String, String> variables() {
            return Map.of("toy.tool", TOOL, "toy.word", "a \"word\" of 'two' \\ parts");
        }

        @Override
        public List<LabDescription.Database> databases() {
            return List.of(new LabDescription.Database("toys", "127.0.0.1", 3307, "toy@t#c", "/lab/toys", "disabled"));
        }

        @Override
        public List<LabDescription.WebConsole> consoles() {
            return List.of(
                    new LabDescription.WebConsole("plain", "http://127.0.0.1:1", "me", "/lab/one", null, "chromium"),
                    new LabDescription.WebConsole(
                            "tls", "https://127.0.0.1:2", "me", "/lab/two", "/lab/c", "htmlunit"));
        }

        @Override
        public List<String> roles(HostName host) {
            return host.value().equals("node1") ? List.of("leader", "node") : List.of("node");
        }

        @Override
        public Optional<String> endpoint(HostName host) {
            return Optional.empty();
        }

        @Override
        public Map<String, String> faults() {
            return Map.of("SIM-BROKEN", "toyctl says broken");
        }

        @Override
        public void plant(String fault, Optional<HostName> host, Optional<String> at) {
            if (!fault.equals("SIM-BROKEN")) {
                throw new IllegalArgumentException("there is no scenario '" + fault + "'");
            }
            broken = true;
        }

        @Override
        public void clear() {
            broken = false;
        }

        @Override
        public List<String> notReproduced() {
            return List.of("a toy is not a product");
        }

        @Override
        public void close() {
            broken = false;
        }
    }
}
