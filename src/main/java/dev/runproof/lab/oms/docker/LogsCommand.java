package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.oms.docker.Execution.Tail;
import java.util.List;

/** {@code docker logs}. */
final class LogsCommand implements Subcommand {
    private static final Flags.Form FORM = Flags.Form.of("n|tail since until", "f|follow t|timestamps details");
    private static final long LOOK_MILLIS = 20;

    private final DockerEngine engine;

    LogsCommand(DockerEngine engine) {
        this.engine = engine;
    }

    @Override
    public Flags.Form form() {
        return FORM;
    }

    @Override
    public int run(Flags flags, ToolCall call, Terminal terminal) throws InterruptedException {
        Container container;
        try {
            container = engine.need(flags.operands().get(0));
        } catch (DaemonError e) {
            terminal.err("Error: " + e.text() + "\n");
            return 1;
        }
        var log = new Tail(engine.log(container));
        terminal.out(last(
                container.files().ledBack(log.next(true)), flags.value("tail").orElse("all")));
        while (flags.has("follow") && container.isRunning()) {
            Waits.look(LOOK_MILLIS);
            terminal.out(container.files().ledBack(log.next(false)));
        }
        return 0;
    }

    private static String last(String text, String number) {
        if (!number.matches("\\d+")) {
            return text;
        }
        List<String> lines = text.lines().toList();
        int from = Math.max(0, lines.size() - Integer.parseInt(number));
        return from == lines.size() ? "" : String.join("\n", lines.subList(from, lines.size())) + "\n";
    }
}
