package dev.runproof.lab.oms;

import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.oms.Program.Kind;
import dev.runproof.lab.oms.ProgramNames.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The actions of {@code supervisorctl} that change nothing. */
final class SupervisorReading {
    static final Set<String> ACTIONS =
            Set.of("status", "pid", "version", "reread", "update", "help", "avail", "tail", "maintail");
    private static final int WRONG = 2;
    private static final int TAIL = 1600;
    private static final String HELP = """

            default commands (type help <topic>):
            =====================================
            add    exit      open  reload  restart   start   tail
            avail  fg        pid   remove  shutdown  status  update
            clear  maintail  quit  reread  signal    stop    version

            """;

    private final OmsSite site;
    private final OmsNode node;
    private final Terminal terminal;

    SupervisorReading(OmsSite site, OmsNode node, Terminal terminal) {
        this.site = site;
        this.node = node;
        this.terminal = terminal;
    }

    int run(String action, List<String> words) {
        return switch (action) {
            case "status" -> status(words);
            case "pid" -> pid(words);
            case "version" -> said("3.1.4\n");
            case "reread" -> said("No config updates to processes\n");
            case "help" -> said(HELP);
            case "avail" -> avail();
            case "tail" -> tail(words);
            case "maintail" -> said(end(ProgramLogs.SUPERVISORD));
            default -> 0;
        };
    }

    private int said(String text) {
        terminal.out(text);
        return 0;
    }

    private int status(List<String> words) {
        var now = site.clock().now();
        for (Named each : ProgramNames.of(words.isEmpty() ? List.of("all") : words)) {
            terminal.out(each.program().map(kind -> node.line(kind, now)).orElseGet(each::unknown));
        }
        return 0;
    }

    private int pid(List<String> words) {
        if (words.isEmpty()) {
            return said(node.container().pid() + "\n");
        }
        for (Named each : ProgramNames.of(words)) {
            terminal.out(each.program()
                    .map(node::program)
                    .map(program -> (program.lives() ? program.pid() : 0) + "\n")
                    .orElse("No such process " + each.word() + "\n"));
        }
        return 0;
    }

    private int avail() {
        for (Kind kind : ProgramNames.all()) {
            boolean auto = kind != Kind.OMS_CONSOLE || new ConsoleIni(node.container()).starts();
            terminal.out("%-32s %-9s %-9s %s%n".formatted(kind.word(), "in use", auto ? "auto" : "manual", "999:999"));
        }
        return 0;
    }

    private int tail(List<String> words) {
        var names = words.stream().filter(word -> !word.startsWith("-")).toList();
        if (words.contains("-f")) {
            terminal.err("supervisorctl: 'tail -f' is not simulated\n");
            return WRONG;
        }
        if (names.isEmpty()) {
            terminal.out("Error: too few arguments\n");
            return WRONG;
        }
        Named name = ProgramNames.of(names.subList(0, 1)).get(0);
        if (name.program().isEmpty()) {
            return said(name.word() + ": ERROR (no such process name)\n");
        }
        String text = names.contains("stderr")
                ? ""
                : end(ProgramLogs.of(name.program().get()));
        return said(text.isEmpty() ? name.word() + ": ERROR (no log file)\n" : text);
    }

    private String end(String log) {
        Path file = node.container().path(log);
        try {
            byte[] all = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            return new String(
                    Arrays.copyOfRange(all, Math.max(0, all.length - TAIL), all.length), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
