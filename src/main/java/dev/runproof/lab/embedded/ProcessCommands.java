package dev.runproof.lab.embedded;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.ProductModel;
import dev.runproof.lab.ProductModel.ProcessSight;
import dev.runproof.lab.SimulatedHost.HostProcess;
import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.host.Accounts;
import dev.runproof.lab.host.HostCommand;
import dev.runproof.lab.host.Options;
import dev.runproof.lab.host.ProcessColumn;
import dev.runproof.lab.host.ProcessQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code ps}, {@code pgrep}, {@code pkill}, {@code pidof}, {@code killall}: the processes of one host. */
final class ProcessCommands {
    private static final Map<String, Integer> SIGNALS = Map.of(
            "HUP", 1, "INT", 2, "QUIT", 3, "KILL", 9, "USR1", 10, "USR2", 12, "TERM", 15, "CONT", 18, "STOP", 19);
    private static final int TERMINATE = 15;

    private final EmbeddedHosts hosts;
    private final ProductModel model;
    private final LabClock clock;
    private final Instant boot;

    ProcessCommands(EmbeddedHosts hosts, ProductModel model, LabClock clock) {
        this.hosts = hosts;
        this.model = model;
        this.clock = clock;
        this.boot = clock.now();
    }

    void addTo(Map<String, HostCommand> commands) {
        commands.put("ps", HostCommand.of(this::ps));
        commands.put("pgrep", HostCommand.of((call, terminal) -> search(call, terminal, 0)));
        commands.put("pkill", HostCommand.of((call, terminal) -> search(call, terminal, TERMINATE)));
        commands.put("pidof", HostCommand.of(this::pidof));
        commands.put("killall", HostCommand.of(this::killall));
    }

    private EmbeddedHost host(ToolCall call) {
        return hosts.find(call.host().value()).orElseThrow();
    }

    /** Those that the caller may see; the first process of the host is always there and no process of the machine. */
    private List<HostProcess> visible(ToolCall call) {
        var all = new ArrayList<HostProcess>();
        all.add(new HostProcess(1, 0, Accounts.ROOT.user(), boot, List.of("/sbin/init")));
        all.addAll(host(call).processes());
        if (model.sight(call.user(), call.host()) == ProcessSight.ALL) {
            return all;
        }
        return all.stream()
                .filter(process -> process.user().equals(call.user()))
                .toList();
    }

    private int ps(ToolCall call, Tool.Terminal terminal) {
        ProcessQuery query;
        try {
            query = ProcessQuery.read(call.argv().subList(1, call.argv().size()));
        } catch (Options.Bad e) {
            terminal.err("error: " + e.getMessage() + "\n\nUsage:\n ps [options]\n");
            return 1;
        }
        var rows = visible(call).stream()
                .filter(process -> query.selects(process, call.user()))
                .sorted(Comparator.comparingLong(HostProcess::pid))
                .toList();
        terminal.out(query.table(rows, hosts.accounts(), clock.now()));
        return rows.isEmpty() ? 1 : 0;
    }

    /** @param signal 0 to print instead of signalling */
    private int search(ToolCall call, Tool.Terminal terminal, int signal) {
        var words = new ArrayList<>(call.argv().subList(1, call.argv().size()));
        int sent = signal;
        if (signal != 0 && !words.isEmpty() && words.get(0).matches("-([0-9]+|[A-Z][A-Z0-9]+)")) {
            sent = number(words.remove(0).substring(1));
        }
        String name = call.argv().get(0);
        try {
            var options =
                    Options.read(words, Options.Form.of("flxnovac", "uUsdP").named(Map.of("signal", 's')));
            if (options.argument('s').isPresent()) {
                sent = number(options.argument('s').get());
            }
            if (options.operands().size() > 1
                    || (options.operands().isEmpty() && !options.has('u') && !options.has('U'))) {
                terminal.err(
                        name + ": no matching criteria specified\nTry `" + name + " --help' for more information.\n");
                return 2;
            }
            return answer(call, terminal, options, found(call, options), sent);
        } catch (Options.Bad | PatternSyntaxException e) {
            terminal.err(name + ": " + e.getMessage() + "\n");
            return 2;
        }
    }

    private List<HostProcess> found(ToolCall call, Options options) {
        var pattern = Pattern.compile(
                options.operands().isEmpty() ? "" : options.operands().get(0));
        var users = options.argument('u').or(() -> options.argument('U')).map(names -> List.of(names.split(",", -1)));
        Predicate<HostProcess> matches = process -> {
            String text = options.has('f') ? String.join(" ", process.argv()) : ProcessColumn.program(process);
            var matcher = pattern.matcher(text);
            return (options.has('x') ? matcher.matches() : matcher.find()) != options.has('v');
        };
        var list = new ArrayList<>(visible(call).stream()
                .filter(matches)
                .filter(process -> process.pid() != call.pid())
                .filter(process -> users.map(names -> names.contains(process.user())
                                || names.contains(
                                        Integer.toString(hosts.accounts().idOf(process.user()))))
                        .orElse(true))
                .toList());
        if (list.size() > 1 && options.has('n')) {
            return List.of(list.get(list.size() - 1));
        }
        return list.size() > 1 && options.has('o') ? List.of(list.get(0)) : list;
    }

    private int answer(ToolCall call, Tool.Terminal terminal, Options options, List<HostProcess> found, int signal) {
        if (signal == 0 && options.has('c')) {
            terminal.out(found.size() + "\n");
        } else if (signal == 0) {
            found.forEach(process -> terminal.out(process.pid()
                    + (options.has('a')
                            ? " " + String.join(" ", process.argv())
                            : options.has('l') ? " " + ProcessColumn.program(process) : "")
                    + "\n"));
        } else {
            int denied = 0;
            for (var process : found) {
                denied += send(call, terminal, process, signal);
            }
            return found.size() > denied ? 0 : 1;
        }
        return found.isEmpty() ? 1 : 0;
    }

    /** Returns how many were denied: 0 or 1. */
    private int send(ToolCall call, Tool.Terminal terminal, HostProcess process, int signal) {
        boolean may = call.user().equals(Accounts.ROOT.user()) || call.user().equals(process.user());
        if (!may || process.pid() == 1) {
            terminal.err(call.argv().get(0) + ": killing pid " + process.pid() + " failed: Operation not permitted\n");
            return 1;
        }
        host(call).signal(process.pid(), signal);
        return 0;
    }

    private static int number(String name) {
        if (name.matches("[0-9]+")) {
            return Integer.parseInt(name);
        }
        Integer known = SIGNALS.get(name.startsWith("SIG") ? name.substring(3) : name);
        if (known == null) {
            throw new Options.Bad("Unknown signal \"" + name + "\".");
        }
        return known;
    }

    private int pidof(ToolCall call, Tool.Terminal terminal) {
        var names = call.argv().subList(1, call.argv().size()).stream()
                .filter(word -> !word.startsWith("-"))
                .toList();
        var pids = visible(call).stream()
                .filter(process -> names.stream()
                        .anyMatch(name ->
                                name.equals(process.argv().get(0)) || name.equals(ProcessColumn.program(process))))
                .sorted(Comparator.comparingLong(HostProcess::pid).reversed())
                .map(process -> Long.toString(process.pid()))
                .toList();
        if (!pids.isEmpty()) {
            terminal.out(String.join(" ", pids) + "\n");
        }
        return pids.isEmpty() ? 1 : 0;
    }

    private int killall(ToolCall call, Tool.Terminal terminal) {
        int signal = TERMINATE;
        int status = 0;
        try {
            for (String word : call.argv().subList(1, call.argv().size())) {
                if (word.matches("-([0-9]+|[A-Z][A-Z0-9]+)")) {
                    signal = number(word.substring(1));
                } else if (!Arrays.asList("-q", "-w", "-e", "-v").contains(word)) {
                    var found = visible(call).stream()
                            .filter(process -> ProcessColumn.program(process).equals(word))
                            .toList();
                    for (var process : found) {
                        status |= send(call, terminal, process, signal);
                    }
                    if (found.isEmpty()) {
                        terminal.err(word + ": no process found\n");
                        status = 1;
                    }
                }
            }
        } catch (Options.Bad e) {
            terminal.err("killall: " + e.getMessage() + "\n");
            return 1;
        }
        return status;
    }
}
