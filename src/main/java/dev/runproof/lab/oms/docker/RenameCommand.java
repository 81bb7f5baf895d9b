package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;

/** {@code docker rename}. */
final class RenameCommand implements Subcommand {
    private final DockerEngine engine;

    RenameCommand(DockerEngine engine) {
        this.engine = engine;
    }

    @Override
    public Flags.Form form() {
        return Flags.Form.of("", "");
    }

    @Override
    public int run(Flags flags, ToolCall call, Terminal terminal) {
        String old = flags.operands().get(0);
        try {
            engine.rename(engine.need(old), flags.operands().get(1));
            return 0;
        } catch (DaemonError e) {
            terminal.err(e.said() + "\nError: failed to rename container named " + old + "\n");
            return 1;
        }
    }
}
