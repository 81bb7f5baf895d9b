package dev.runproof.lab.oms;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.oms.docker.EngineContainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code /root/docker_cmd.sh}: the first process of an OMS container, which keeps its programs. */
final class DockerCmdTool implements Tool {
    /** How long the programs take to end when they are told to. */
    private static final Duration ENDING = Duration.ofSeconds(4);

    private static final Duration AGE = Duration.ofHours(80);
    private static final String CONFIG = "/home/admin/conf/config.yaml";
    private static final String STARTED = "OMS service start successfully\n";

    private final OmsSite site;

    DockerCmdTool(OmsSite site) {
        this.site = site;
    }

    @Override
    public int run(ToolCall call, Terminal terminal) throws InterruptedException {
        EngineContainer container = site.container(call);
        Station station = site.station(call.host());
        OmsConfig config;
        try {
            config = read(station, container);
        } catch (OmsConfig.Unusable e) {
            terminal.err("Traceback (most recent call last):\n  File \"/root/prepare.py\", line 41, in <module>\n"
                    + e.getMessage() + "\n");
            container.exits(1);
            return 1;
        }
        var node = new OmsNode(
                station,
                container,
                OmsSite.version(container).orElseThrow(),
                config,
                new NodePorts(station.host(), config.ports(), container.onHostNetwork(), new NodePages(site)::open),
                site.metaDb(),
                site.faults(),
                site.clock(),
                ZoneId.systemDefault());
        var console = new ConsoleIni(container);
        boolean again = console.isPrepared();
        if (!again) {
            console.starts(!node.isUpgrade());
        }
        var told = new CountDownLatch(1);
        container.onStop(() -> {
            if (!site.faults().deaf(call.host())) {
                told.countDown();
            }
        });
        container.onEnd(() -> site.gone(node));
        container.programs(node::processes);
        node.consoleStarts(console.starts());
        begin(node, again, terminal);
        try {
            live(node, told, terminal);
            container.exits(0);
            return 0;
        } finally {
            site.gone(node);
        }
    }

    private static OmsConfig read(Station station, EngineContainer container) throws OmsConfig.Unusable {
        Path file = container.path(CONFIG);
        if (Files.isDirectory(file)) {
            throw new OmsConfig.Unusable("IOError: [Errno 21] Is a directory: '" + CONFIG + "'");
        }
        if (Files.notExists(file)) {
            throw new OmsConfig.Unusable("IOError: [Errno 2] No such file or directory: '" + CONFIG + "'");
        }
        return OmsConfig.parse(station.files().text(file));
    }

    private void begin(OmsNode node, boolean again, Terminal terminal) {
        terminal.out("supervisord started with pid 1\n");
        if (site.installing()) {
            var since = site.clock().now().minus(AGE);
            node.settle(since);
            GhanaProperties.write(node);
            if (Versions.leavesFlag(node.version())) {
                Initialisation.initialised(node, since);
            }
        } else if (!site.faults().keptDown(node.station().host().name())) {
            node.begin(site.clock().now());
        }
        site.lives(node, again);
    }

    private void live(OmsNode node, CountDownLatch told, Terminal terminal) throws InterruptedException {
        boolean said = !Versions.leavesFlag(node.version());
        while (!told.await(Pulse.LEAST.toMillis(), TimeUnit.MILLISECONDS)) {
            if (!said && node.allRun()) {
                said = true;
                terminal.out(STARTED);
            }
            terminal.out("");
        }
        site.clock().pass(site.pace(ENDING));
    }
}
