package dev.runproof.lab.oms;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.oms.Program.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code supervisorctl} in a container. */
final class SupervisorctlTool implements Tool {
    private static final int NO_SERVER = 4;
    private static final int WRONG = 2;
    private static final int NOT_RUNNING = 7;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration STOPPING = Duration.ofSeconds(2);

    private final OmsSite site;

    SupervisorctlTool(OmsSite site) {
        this.site = site;
    }

    @Override
    public int run(ToolCall call, Terminal terminal) throws InterruptedException {
        Optional<OmsNode> node = site.node(site.container(call));
        if (node.isEmpty()) {
            terminal.out("unix:///var/run/supervisor.sock no such file\n");
            return NO_SERVER;
        }
        List<String> words = new ArrayList<>(call.argv().subList(1, call.argv().size()));
        while (words.size() > 1 && words.get(0).equals("-c")) {
            words.remove(0);
            words.remove(0);
        }
        String action = words.isEmpty() ? "status" : words.remove(0);
        return run(node.get(), action, words, terminal);
    }

    int run(OmsNode node, String action, List<String> names, Terminal terminal) throws InterruptedException {
        switch (action) {
            case "status" -> {
                terminal.out(
                        node.status(all(names) ? List.of() : names, site.clock().now()));
                return 0;
            }
            case "start", "stop", "restart" -> {
                if (names.isEmpty()) {
                    terminal.out("Error: " + action + " requires a process name\n");
                    return WRONG;
                }
                return each(node, action, names, terminal);
            }
            case "pid" -> terminal.out(node.container().pid() + "\n");
            case "version" -> terminal.out("3.1.4\n");
            case "reread" -> terminal.out("No config updates to processes\n");
            case "update" -> terminal.out("");
            default -> {
                terminal.out("*** Unknown syntax: " + action + "\n");
                return WRONG;
            }
        }
        return 0;
    }

    private static boolean all(List<String> names) {
        return names.isEmpty() || names.contains("all");
    }

    private int each(OmsNode node, String action, List<String> names, Terminal terminal) throws InterruptedException {
        List<String> wanted = names.contains("all")
                ? Arrays.stream(Kind.values()).map(Kind::word).sorted().toList()
                : names;
        int worst = 0;
        if (!action.equals("start")) {
            worst = stop(node, wanted, terminal);
        }
        if (!action.equals("stop")) {
            worst = Math.max(worst, start(node, wanted, terminal));
        }
        return worst;
    }

    private static Optional<Kind> kind(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.word().equals(name))
                .findFirst();
    }

    private int stop(OmsNode node, List<String> names, Terminal terminal) throws InterruptedException {
        int worst = 0;
        for (String name : names) {
            Optional<Kind> kind = kind(name);
            if (kind.isEmpty()) {
                terminal.out(name + ": ERROR (no such process)\n");
                worst = NOT_RUNNING;
            } else if (!node.program(kind.get()).lives()) {
                terminal.out(name + ": ERROR (not running)\n");
                worst = NOT_RUNNING;
            } else {
                site.clock().pass(STOPPING);
                node.stop(kind.get(), site.clock().now());
                terminal.out(name + ": stopped\n");
            }
        }
        return worst;
    }

    private int start(OmsNode node, List<String> names, Terminal terminal) throws InterruptedException {
        int worst = 0;
        var started = new ArrayList<Kind>();
        for (String name : names) {
            Optional<Kind> kind = kind(name);
            if (kind.isEmpty()) {
                terminal.out(name + ": ERROR (no such process)\n");
                worst = NOT_RUNNING;
            } else if (node.program(kind.get()).lives()) {
                terminal.out(name + ": ERROR (already started)\n");
                worst = NOT_RUNNING;
            } else {
                node.start(kind.get(), site.clock().now());
                started.add(kind.get());
            }
        }
        for (Kind kind : started) {
            while (starting(node.program(kind).state())) {
                site.clock().pass(site.pace(LOOK));
                if (node.hasEnded()) {
                    throw new CallerGone("supervisorctl");
                }
                node.tick(site.clock().now());
            }
            boolean running = node.program(kind).isRunning();
            terminal.out(kind.word() + (running ? ": started\n" : ": ERROR (spawn error)\n"));
            worst = running ? worst : NOT_RUNNING;
        }
        return worst;
    }

    private static boolean starting(Program.State state) {
        return state == Program.State.STARTING || state == Program.State.BACKOFF;
    }
}
