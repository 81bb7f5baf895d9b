package dev.runproof.lab.embedded;

import dev.runproof.lab.SimulatedHost.DiskFigures;
import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.host.HostCommand;
import dev.runproof.lab.host.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code df}: how full the host's file systems are, as the lab models them. */
final class DiskCommand {
    private static final Options.Form FORM = Options.Form.of("PkhHmTal", "tx")
            .named(Map.of(
                    "portability", 'P', "human-readable", 'h', "si", 'H', "print-type", 'T', "all", 'a', "local", 'l'));
    private static final int SOURCE_WIDTH = 14;
    private static final int NUMBER_WIDTH = 5;
    private static final String UNITS = "KMGTPE";

    private final EmbeddedHosts hosts;

    DiskCommand(EmbeddedHosts hosts) {
        this.hosts = hosts;
    }

    void addTo(Map<String, HostCommand> commands) {
        commands.put("df", HostCommand.of(this::df));
    }

    private int df(ToolCall call, Tool.Terminal terminal) {
        Options options;
        try {
            options = Options.read(call.argv().subList(1, call.argv().size()), FORM);
        } catch (Options.Bad e) {
            terminal.err("df: " + e.getMessage() + "\nTry 'df --help' for more information.\n");
            return 1;
        }
        var host = hosts.find(call.host().value()).orElseThrow();
        int status = 0;
        var rows = new ArrayList<DiskFigures>();
        for (String operand : options.operands()) {
            Path path = call.workingDirectory().resolve(operand).normalize();
            if (Files.exists(path)) {
                rows.add(host.disk(path));
            } else {
                terminal.err("df: " + operand + ": No such file or directory\n");
                status = 1;
            }
        }
        if (options.operands().isEmpty()) {
            rows.addAll(host.disks());
        }
        if (!rows.isEmpty()) {
            terminal.out(table(options, rows));
        }
        return status;
    }

    private static String table(Options options, List<DiskFigures> rows) {
        boolean human = options.has('h') || options.has('H');
        String size = human ? "Size" : options.has('P') ? "1024-blocks" : options.has('m') ? "1M-blocks" : "1K-blocks";
        var table = new ArrayList<List<String>>();
        var title = new ArrayList<>(List.of(
                "Filesystem",
                size,
                "Used",
                human ? "Avail" : "Available",
                options.has('P') ? "Capacity" : "Use%",
                "Mounted on"));
        if (options.has('T')) {
            title.add(1, "Type");
        }
        table.add(title);
        for (var row : rows) {
            var cells = new ArrayList<>(List.of(
                    row.device(),
                    figure(options, row.blocks()),
                    figure(options, row.used()),
                    figure(options, row.available()),
                    percent(row) + "%",
                    row.mountedOn()));
            if (options.has('T')) {
                cells.add(1, "ext4");
            }
            table.add(cells);
        }
        return aligned(table, options.has('T') ? 2 : 1);
    }

    /** The part in use of what ordinary users may use, rounded up as df does. */
    static long percent(DiskFigures row) {
        long all = row.used() + row.available();
        return all == 0 ? 0 : (row.used() * 100 + all - 1) / all;
    }

    private static String figure(Options options, long blocks) {
        if (options.has('h')) {
            return human(blocks, 1024);
        }
        if (options.has('H')) {
            return human(blocks * 1024 / 1000, 1000);
        }
        return Long.toString(options.has('m') ? (blocks + 1023) / 1024 : blocks);
    }

    private static String human(long blocks, int base) {
        double value = blocks;
        int unit = 0;
        while (value >= base && unit < UNITS.length() - 1) {
            value /= base;
            unit++;
        }
        double tenths = Math.ceil(value * 10) / 10;
        String text = tenths < 10 ? String.format(Locale.ROOT, "%.1f", tenths) : Long.toString((long) Math.ceil(value));
        return blocks == 0 ? "0" : text + UNITS.charAt(unit);
    }

    private static String aligned(List<List<String>> table, int leftColumns) {
        int columns = table.get(0).size();
        int[] widths = new int[columns];
        for (int i = 0; i < columns; i++) {
            widths[i] = i == 0 ? SOURCE_WIDTH : i < leftColumns ? 4 : i == columns - 2 ? 4 : NUMBER_WIDTH;
            for (var row : table) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (var row : table) {
            for (int i = 0; i < columns - 1; i++) {
                String blanks = " ".repeat(widths[i] - row.get(i).length());
                text.append(i < leftColumns ? row.get(i) + blanks : blanks + row.get(i))
                        .append(' ');
            }
            text.append(row.get(columns - 1)).append('\n');
        }
        return text.toString();
    }
}
