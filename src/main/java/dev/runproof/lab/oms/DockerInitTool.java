package dev.runproof.lab.oms;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.oms.Moments.Act;
import dev.runproof.lab.oms.OmsSite.InitRun;
import dev.runproof.lab.oms.docker.EngineContainer;
import java.time.Duration;
import java.util.Optional;

/** {@code /root/docker_init.sh}; its exit status says nothing. */
final class DockerInitTool implements Tool {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OmsSite site;

    DockerInitTool(OmsSite site) {
        this.site = site;
    }

    @Override
    public int run(ToolCall call, Terminal terminal) throws InterruptedException {
        EngineContainer container = site.container(call);
        Optional<OmsNode> node = node(container);
        if (node.isEmpty()) {
            terminal.err("init failed!\n");
            return 0;
        }
        site.initBegins(new InitRun(call.host(), container.name(), node.get().version()));
        site.moments().come(Act.INIT_BEGUN, call.host());
        new Initialisation(site, node.get(), new InitLog(site, node.get(), terminal)).run();
        site.served(node.get()).components().noticeFrom(site.clock().now());
        site.moments().come(Act.INIT_ENDED, call.host());
        return 0;
    }

    /** A container that was started a moment ago may still be on its way, on a busy machine for longer than it seems. */
    private Optional<OmsNode> node(EngineContainer container) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<OmsNode> node = site.node(container);
        while (node.isEmpty() && container.isRunning() && System.nanoTime() < end) {
            site.clock().pass(site.pace(Duration.ZERO));
            node = site.node(container);
        }
        return node;
    }
}
