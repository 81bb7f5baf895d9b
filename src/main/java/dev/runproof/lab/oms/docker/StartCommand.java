package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;

/** {@code docker start}: of any number of containers, or of one to which the client attaches. */
final class StartCommand implements Subcommand {
    private final DockerEngine engine;
    private final LifeCommand each;

    StartCommand(DockerEngine engine) {
        this.engine = engine;
        this.each = LifeCommand.start(engine);
    }

    @Override
    public Flags.Form form() {
        return each.form();
    }

    @Override
    public int run(Flags flags, ToolCall call, Terminal terminal) throws InterruptedException {
        if (!flags.has("attach") && !flags.has("interactive")) {
            return each.run(flags, call, terminal);
        }
        if (flags.operands().size() > 1) {
            throw new Flags.Unusable("you cannot start and attach multiple containers at once");
        }
        Container container = engine.need(flags.operands().get(0), DaemonError::plain);
        if (flags.has("interactive") && container.request().stdin()) {
            engine.give(container, terminal.inBytes());
        }
        var attachment = new Attachment(engine, container);
        try {
            engine.lives().start(container);
        } catch (DaemonError e) {
            terminal.err(attachment.canceled() + e.said() + "\n");
            return 1;
        }
        return attachment.follow(terminal);
    }
}
