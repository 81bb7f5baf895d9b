package dev.runproof.lab.oms;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.oms.Program.Kind;
import dev.runproof.lab.oms.ProgramNames.Named;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code supervisorctl} in a container. */
final class SupervisorctlTool implements Tool {
    private static final int NO_SERVER = 4;
    private static final int WRONG = 2;
    private static final int NOT_RUNNING = 7;
    private static final Set<String> ENDING = Set.of("9", "KILL", "15", "TERM", "2", "INT", "3", "QUIT");
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

    int run(OmsNode node, String action, List<String> words, Terminal terminal) throws InterruptedException {
        if (SupervisorReading.ACTIONS.contains(action)) {
            return new SupervisorReading(site, node, terminal).run(action, words);
        }
        switch (action) {
            case "start", "stop", "restart" -> {
                if (words.isEmpty()) {
                    terminal.out("Error: " + action + " requires a process name\n");
                    return WRONG;
                }
                return each(node, action, ProgramNames.of(words), terminal);
            }
            case "signal" -> {
                return signal(node, words, terminal);
            }
            case "add", "clear", "exit", "fg", "open", "quit", "reload", "remove", "shutdown" -> {
                terminal.err("supervisorctl: '" + action + "' is not simulated\n");
                return WRONG;
            }
            default -> {
                terminal.out("*** Unknown syntax: " + action + "\n");
                return WRONG;
            }
        }
    }

    private int each(OmsNode node, String action, List<Named> wanted, Terminal terminal) throws InterruptedException {
        int worst = 0;
        if (!action.equals("start")) {
            worst = stop(node, wanted, terminal);
        }
        if (!action.equals("stop")) {
            worst = Math.max(worst, start(node, wanted, terminal));
        }
        return worst;
    }

    private static int signal(OmsNode node, List<String> words, Terminal terminal) throws InterruptedException {
        if (words.size() < 2) {
            terminal.out("Error: signal requires a signal name and a process name\n");
            return WRONG;
        }
        String name = words.get(0).replaceFirst("^SIG", "");
        if (!ENDING.contains(name)) {
            terminal.err("supervisorctl: signal " + words.get(0) + " is not simulated\n");
            return WRONG;
        }
        return one(ProgramNames.of(words.subList(1, words.size())), terminal, (each, kind) -> {
            boolean lives = node.program(kind).lives();
            if (lives) {
                node.kill(kind);
            }
            terminal.out(each.word() + (lives ? ": signalled\n" : ": ERROR (not running)\n"));
            return lives;
        });
    }

    /** What is done with one program; answers whether it could be. */
    private interface Deed {
        boolean done(Named named, Kind kind) throws InterruptedException;
    }

    /** One program after the other, as they were named; an unknown one is told in its place. */
    private static int one(List<Named> names, Terminal terminal, Deed deed) throws InterruptedException {
        int worst = 0;
        for (Named each : names) {
            if (each.program().isEmpty()) {
                terminal.out(each.unknown());
                worst = NOT_RUNNING;
            } else if (!deed.done(each, each.program().get())) {
                worst = NOT_RUNNING;
            }
        }
        return worst;
    }

    private int stop(OmsNode node, List<Named> names, Terminal terminal) throws InterruptedException {
        return one(names, terminal, (each, kind) -> {
            if (!node.program(kind).lives()) {
                return toldUnlessGrouped(each, kind, "not running", terminal);
            }
            site.clock().pass(STOPPING);
            node.stop(kind, site.clock().now());
            terminal.out(kind.word() + ": stopped\n");
            return true;
        });
    }

    private int start(OmsNode node, List<Named> names, Terminal terminal) throws InterruptedException {
        var started = new ArrayList<Kind>();
        int worst = one(names, terminal, (each, kind) -> {
            if (node.program(kind).lives()) {
                return toldUnlessGrouped(each, kind, "already started", terminal);
            }
            node.start(kind, site.clock().now());
            started.add(kind);
            return true;
        });
        return await(node, started, worst, terminal);
    }

    /** A group passes over those of it that are as they shall be. */
    private static boolean toldUnlessGrouped(Named each, Kind kind, String why, Terminal terminal) {
        if (!each.grouped()) {
            terminal.out(kind.word() + ": ERROR (" + why + ")\n");
        }
        return each.grouped();
    }

    private int await(OmsNode node, List<Kind> started, int status, Terminal terminal) throws InterruptedException {
        int worst = status;
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
