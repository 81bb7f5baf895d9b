package dev.runproof.lab.opengauss;

import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.model.HostName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster on directories with its tools at hand, stepped by a clock that advances only when somebody waits. */
final class Desk {
    static final String BIN = InstallPaths.GAUSS_HOME + "/bin/";
    static final String SCRIPT = InstallPaths.GP_HOME + "/script/";

    final HandClock clock = new HandClock();
    final List<DirectoryHost> hosts = new ArrayList<>();
    final OpenGaussModel model;

    Desk(Path directory, int nodes) {
        this(directory, nodes, OpenGaussSettings.standard(directory.resolve("lab")));
    }

    Desk(Path directory, int nodes, OpenGaussSettings settings) {
        for (int i = 1; i <= nodes; i++) {
            hosts.add(new DirectoryHost(i, directory, clock));
        }
        model = new OpenGaussModel(settings, OpenGaussModel.Beat.BY_HAND, 0);
        hosts.forEach(host -> model.tools().keySet().forEach(host::launch));
        model.install(List.<SimulatedHost>copyOf(hosts), clock);
        clock.beat(() -> model.cluster().tick());
    }

    /** What a call printed and how it ended. */
    record Outcome(int exit, String out, String err) {}

    DirectoryHost host(int number) {
        return hosts.get(number - 1);
    }

    Node node(int number) {
        return model.cluster().nodes().get(number - 1);
    }

    Outcome cm(int node, String... words) {
        return call(node, "omm", BIN + words[0], words);
    }

    Outcome om(int node, String... words) {
        return call(node, "omm", SCRIPT + words[0], words);
    }

    Outcome root(int node, String... words) {
        return call(node, "root", SCRIPT + words[0], words);
    }

    /** The switch from node 1 with the package in the upload directory. */
    Outcome upgrade() {
        return om(
                1,
                "gs_upgradectl",
                "-t",
                "upgrade-cm",
                "--upgrade-package",
                uploaded(1).toString());
    }

    Outcome call(int number, String user, String tool, String... words) {
        return call(number, user, tool, environment(number), words);
    }

    Outcome call(int number, String user, String tool, Map<String, String> environment, String... words) {
        var host = host(number);
        var call = new ToolCall(
                host.name(), user, host.path(tool), List.of(words), host.path("/home/omm"), environment, 4711);
        var out = new StringBuilder();
        var err = new StringBuilder();
        try {
            int exit =
                    Optional.ofNullable(model.tools().get(tool)).orElseThrow().run(call, new Screen(out, err));
            return new Outcome(exit, out.toString(), err.toString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, String> environment(int number) {
        var paths = node(number).paths();
        var environment = new HashMap<String, String>();
        environment.put("GAUSSHOME", paths.gaussHome().toString());
        environment.put("GPHOME", paths.gpHome().toString());
        environment.put("PGHOST", paths.temporary().toString());
        environment.put("GAUSSLOG", paths.log().toString());
        environment.put("GS_CLUSTER_NAME", "lab");
        environment.put("GAUSS_ENV", "2");
        return environment;
    }

    /** The package on a node, put there as the procedure would. */
    Path uploaded(int number) {
        Path source = Path.of(model.variables().getOrDefault("opengauss.package", ""));
        Path file = node(number).paths().upload().resolve(source.getFileName());
        if (!Files.exists(file)) {
            var files = node(number).files();
            files.write(file, files.read(source), "rw-------");
        }
        return file;
    }

    /** The names in {@code $PGHOST} that {@code ls} shows. */
    List<String> temporary(int number) {
        return node(number).files().list(node(number).paths().temporary()).stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> !name.startsWith("."))
                .toList();
    }

    void plant(String fault) {
        model.plant(fault, Optional.empty(), Optional.empty());
    }

    void plant(String fault, int host) {
        model.plant(fault, Optional.of(new HostName("db" + host)), Optional.empty());
    }

    private record Screen(StringBuilder stdout, StringBuilder stderr) implements Tool.Terminal {
        @Override
        public void out(String text) {
            stdout.append(text);
        }

        @Override
        public void err(String text) {
            stderr.append(text);
        }

        @Override
        public String in() {
            return "";
        }
    }
}
