package dev.runproof.lab.oms.docker;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code docker top}: the first process, the programs it keeps, the commands that run inside. */
final class TopCommand implements Subcommand {
    private static final Flags.Form FORM = Flags.Form.of("", "").thenCommand();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final DockerEngine engine;

    TopCommand(DockerEngine engine) {
        this.engine = engine;
    }

    @Override
    public Flags.Form form() {
        return FORM;
    }

    @Override
    public int run(Flags flags, ToolCall call, Terminal terminal) {
        Container container = engine.need(flags.operands().get(0));
        container.mustRun();
        String started = TIME.format(container.started().orElse(Instant.EPOCH));
        var rows = new ArrayList<List<String>>();
        rows.add(row(container.pid(), 1, started, String.join(" ", container.command())));
        container.programs().forEach((pid, words) -> rows.add(row(pid, container.pid(), started, words)));
        container.executions().forEach((pid, words) -> rows.add(row(pid, 1, started, String.join(" ", words))));
        var text = new StringBuilder(line(List.of("UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD")));
        rows.forEach(row -> text.append(line(row)));
        terminal.out(text.toString());
        return 0;
    }

    private static List<String> row(long pid, long parent, String started, String command) {
        return List.of("root", Long.toString(pid), Long.toString(parent), "0", started, "?", "00:00:00", command);
    }

    private static String line(List<String> cells) {
        var text = new StringBuilder();
        for (String cell : cells.subList(0, cells.size() - 1)) {
            text.append("%-20s".formatted(cell));
        }
        return text.append(cells.get(cells.size() - 1)).append('\n').toString();
    }
}
