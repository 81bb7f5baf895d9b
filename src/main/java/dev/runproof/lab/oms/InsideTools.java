package dev.runproof.lab.oms;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.oms.docker.EngineContainer;

/** Small commands inside of containers whose answers differ from the machine's. */
final class InsideTools {
    private InsideTools() {}

    static int hostname(OmsSite site, ToolCall call, Terminal terminal) {
        EngineContainer container = site.container(call);
        var host = site.station(call.host()).host();
        boolean address = call.argv().contains("-i") || call.argv().contains("-I");
        terminal.out((address
                        ? host.address()
                        : site.station(call.host())
                                .files()
                                .text(container.path("/etc/hostname"))
                                .strip())
                + "\n");
        return 0;
    }

    static int told(OmsSite site, ToolCall call) {
        site.container(call).stops();
        return 0;
    }

    static int ps(OmsSite site, ToolCall call, Terminal terminal) {
        EngineContainer container = site.container(call);
        var text = new StringBuilder("  PID TTY          TIME CMD\n");
        text.append("    1 ?        00:00:00 /bin/bash /root/docker_cmd.sh\n");
        site.node(container)
                .ifPresent(node -> node.processes()
                        .forEach((pid, words) -> text.append("%5d ?        00:00:00 %s%n".formatted(pid, words))));
        terminal.out(text.toString());
        return 0;
    }

    static int write(OmsSite site, ToolCall call) {
        var station = site.station(call.host());
        try {
            var config = OmsConfig.parse(station.files().text(station.host().path(Installation.CONFIG)));
            site.metaDb().beat(config, station.host().address(), site.clock().now());
            return 0;
        } catch (OmsConfig.Unusable | MetaDbLost e) {
            return 1;
        }
    }
}
