package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;

/** {@code docker port}: nothing is published, for containers of a lab have the ports of their host. */
final class PortCommand implements Subcommand {
    private final DockerEngine engine;

    PortCommand(DockerEngine engine) {
        this.engine = engine;
    }

    @Override
    public Flags.Form form() {
        return Flags.Form.of("", "");
    }

    @Override
    public int run(Flags flags, ToolCall call, Terminal terminal) {
        String name = flags.operands().get(0);
        engine.need(name, DaemonError::plain);
        if (flags.operands().size() == 1) {
            return 0;
        }
        String port = flags.operands().get(1);
        throw DaemonError.plain(
                "No public port '" + (port.contains("/") ? port : port + "/tcp") + "' published for " + name);
    }
}
