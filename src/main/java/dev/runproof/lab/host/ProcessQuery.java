package dev.runproof.lab.host;

import dev.runproof.lab.SimulatedHost.HostProcess;
import dev.runproof.lab.host.ProcessColumn.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a call of {@code ps} asks for: which processes, which columns.
 *
 * @param pids empty for no restriction
 * @param users empty for no restriction
 * @param names of programs, empty for no restriction
 * @param order of the lines
 */
public record ProcessQuery(
        boolean everybody,
        List<Long> pids,
        List<String> users,
        List<String> names,
        List<Column> columns,
        ProcessOrder order,
        Titles titles) {
    public ProcessQuery {
        pids = List.copyOf(pids);
        users = List.copyOf(users);
        names = List.copyOf(names);
        columns = List.copyOf(columns);
    }

    /** A column under the title that the caller wants. */
    public record Column(ProcessColumn column, String title) {
        private static Column of(ProcessColumn column) {
            return new Column(column, column.title());
        }

        private int width() {
            return Math.max(column.width(), title.length());
        }
    }

    /** Whether the first line has titles. */
    public enum Titles {
        SHOWN,
        HIDDEN
    }

    private static final Column TERMINAL = new Column(ProcessColumn.TTY, "TTY");
    private static final List<Column> SHORT = List.of(
            Column.of(ProcessColumn.PID),
            TERMINAL,
            Column.of(ProcessColumn.TIME),
            new Column(ProcessColumn.COMM, "CMD"));
    private static final List<Column> FULL = List.of(
            Column.of(ProcessColumn.UID_NAME),
            Column.of(ProcessColumn.PID),
            Column.of(ProcessColumn.PPID),
            Column.of(ProcessColumn.PERCENT),
            Column.of(ProcessColumn.STIME),
            TERMINAL,
            Column.of(ProcessColumn.TIME),
            new Column(ProcessColumn.ARGS, "CMD"));
    private static final List<Column> BY_USER = List.of(
            Column.of(ProcessColumn.USER),
            Column.of(ProcessColumn.PID),
            Column.of(ProcessColumn.CPU),
            Column.of(ProcessColumn.MEMORY),
            Column.of(ProcessColumn.VSZ),
            Column.of(ProcessColumn.RSS),
            TERMINAL,
            Column.of(ProcessColumn.STAT),
            Column.of(ProcessColumn.START),
            Column.of(ProcessColumn.CPU_TIME),
            Column.of(ProcessColumn.ARGS));
    private static final List<Column> OF_ALL = List.of(
            Column.of(ProcessColumn.PID),
            TERMINAL,
            Column.of(ProcessColumn.STAT),
            Column.of(ProcessColumn.CPU_TIME),
            Column.of(ProcessColumn.ARGS));

    public static ProcessQuery read(List<String> words) {
        boolean everybody = false;
        boolean hidden = false;
        var pids = new ArrayList<Long>();
        var users = new ArrayList<String>();
        var names = new ArrayList<String>();
        var chosen = new ArrayList<Column>();
        List<Column> usual = SHORT;
        var rest = new ArrayList<String>();
        for (String word : words) {
            if (word.startsWith("-")) {
                rest.add(word);
            } else if (word.matches("[auxhwef]+") && rest.stream().noneMatch(ProcessQuery::wantsArgument)) {
                everybody |= word.contains("a") || word.contains("x");
                hidden |= word.contains("h");
                usual = word.contains("u") ? BY_USER : OF_ALL;
            } else {
                rest.add(word);
            }
        }
        var options = Options.read(
                rest,
                Options.Form.of("eAfawlFjH", "opuUCtk")
                        .named(java.util.Map.of(
                                "format",
                                'o',
                                "pid",
                                'p',
                                "user",
                                'u',
                                "no-headers",
                                'w',
                                "no-heading",
                                'w',
                                "noheader",
                                'w',
                                "noheaders",
                                'w',
                                "everyone",
                                'e',
                                "forest",
                                'H',
                                "sort",
                                'k')));
        hidden |= rest.stream().anyMatch(word -> word.startsWith("--no-head") || word.startsWith("--nohead"));
        for (var option : options.options()) {
            switch (option.letter()) {
                case 'e', 'A', 'a' -> everybody = true;
                case 'f', 'F', 'l', 'j' -> usual = FULL;
                case 'o' -> chosen.addAll(format(option.argument()));
                case 'p' -> numbers(option.argument(), pids);
                case 'u', 'U' -> users.addAll(List.of(option.argument().split("[, ]+", -1)));
                case 'C' -> names.addAll(List.of(option.argument().split("[, ]+", -1)));
                default -> usual = usual.isEmpty() ? SHORT : usual;
            }
        }
        for (String operand : options.operands()) {
            numbers(operand, pids);
        }
        var columns = chosen.isEmpty() ? usual : chosen;
        hidden |= columns.stream().allMatch(column -> column.title().isEmpty());
        var order = options.argument('k').map(ProcessOrder::read).orElse(ProcessOrder.NONE);
        return new ProcessQuery(everybody, pids, users, names, columns, order, hidden ? Titles.HIDDEN : Titles.SHOWN);
    }

    private static boolean wantsArgument(String word) {
        return word.matches("-[eAfawlF]*[opuUC]");
    }

    private static void numbers(String text, List<Long> pids) {
        for (String part : text.split("[, ]+", -1)) {
            if (!part.matches("[0-9]{1,10}")) {
                throw new Options.Bad("process ID list syntax error");
            }
            pids.add(Long.parseLong(part));
        }
    }

    /** A title may follow {@code =} and then goes to the end of the argument. */
    private static List<Column> format(String text) {
        var columns = new ArrayList<Column>();
        int equals = text.indexOf('=');
        String list = equals < 0 ? text : text.substring(0, equals);
        // "pid=,args=" gives every column its own, empty title.
        if (equals >= 0 && text.matches("([a-z%_]+=?,)*[a-z%_]+=?")) {
            for (String part : text.split(",", -1)) {
                String name = part.replace("=", "");
                columns.add(part.endsWith("=") ? new Column(column(name), "") : Column.of(column(name)));
            }
            return columns;
        }
        for (String name : list.split("[, ]+", -1)) {
            columns.add(Column.of(column(name)));
        }
        if (equals >= 0) {
            var last = columns.remove(columns.size() - 1);
            columns.add(new Column(last.column(), text.substring(equals + 1)));
        }
        return columns;
    }

    private static ProcessColumn column(String name) {
        return ProcessColumn.named(name)
                .orElseThrow(() -> new Options.Bad("unknown user-defined format specifier \"" + name + "\""));
    }

    public boolean selects(HostProcess process, String caller) {
        if (everybody && pids.isEmpty() && users.isEmpty() && names.isEmpty()) {
            return true;
        }
        if (pids.isEmpty() && users.isEmpty() && names.isEmpty()) {
            return process.user().equals(caller);
        }
        return everybody
                || pids.contains(process.pid())
                || users.contains(process.user())
                || names.contains(ProcessColumn.program(process));
    }

    public String table(List<HostProcess> processes, Accounts accounts, Instant now) {
        var text = new StringBuilder();
        if (titles == Titles.SHOWN) {
            line(text, columns.stream().map(Column::title).toList());
        }
        for (var process : order.of(processes, accounts, now)) {
            line(
                    text,
                    columns.stream()
                            .map(each -> each.column().of(process, accounts, now))
                            .toList());
        }
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            var column = columns.get(i);
            String cell = cells.get(i);
            String blanks = " ".repeat(Math.max(0, column.width() - cell.length()));
            boolean right = column.column().side() == Side.RIGHT;
            boolean last = i == cells.size() - 1;
            text.append(right ? blanks + cell : last ? cell : cell + blanks).append(last ? "\n" : " ");
        }
    }
}
