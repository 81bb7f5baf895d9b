package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import java.util.List;

/** {@code docker logs}; lines have no times of their own, so that all are as old as the container's start. */
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
        Container container = engine.need(flags.operands().get(0), DaemonError::plain);
        var span = LogSpan.of(flags, engine.clock().now());
        String time = flags.has("timestamps")
                ? container.started().map(each -> each + " ").orElse("")
                : "";
        var log = new ContainerLog(engine, container);
        Terminal channels = log.channels(terminal);
        boolean shown = container.started().map(span::holds).orElse(true);
        String number = flags.value("tail").orElse("all");
        String out = stamped(last(log.out(true), number), time);
        String complaints = stamped(last(log.complaints(true), number), time);
        if (shown) {
            channels.out(out);
            channels.err(complaints);
        }
        while (flags.has("follow") && container.isRunning()) {
            Waits.look(LOOK_MILLIS);
            channels.out(stamped(log.out(false), time));
            channels.err(stamped(log.complaints(false), time));
        }
        return 0;
    }

    private static String stamped(String text, String time) {
        return time.isEmpty() || text.isEmpty() ? text : text.replaceAll("(?m)^(?=.)", time);
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
