package dev.runproof.lab.openmldb.ops;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The simulated {@code openmldb_ops.py}: moves leaders away from a tablet and back, recovers and moves partitions, and
 * prints ops and tables.
 *
 * <p>It behaves as the released tool of OpenMLDB 0.9.2 does, its defects included: nearly every failure ends with exit
 * status 0, waits have no limit, and auto_failover is switched off and on without protection against what happens in
 * between.
 *
 * @param script the path that it was called by, which tracebacks and the usage text repeat
 * @param prettyTable whether the interpreter has the package that the two show commands need
 * @param random chooses where scale-out begins and what it moves
 */
public record OperationTool(String script, boolean prettyTable, RandomGenerator random) {
    private static final List<String> MANAGING =
            List.of("recoverdata", "scalein", "scaleout", "pre-upgrade", "post-upgrade");
    private static final List<String> SHOWING = List.of("showopstatus", "showtablestatus");

    /**
     * What a call asks for, by the words of {@code --cmd}; empty when it ends before it does anything.
     *
     * @param arguments without the interpreter and the script
     */
    public static String asked(List<String> arguments) {
        try {
            var options = Options.parse(arguments);
            return options.help() ? "" : options.cmd().orElse("");
        } catch (UsageError e) {
            return "";
        }
    }

    /**
     * Carries out one call.
     *
     * @param arguments without the interpreter and the script
     * @param directory where a relative statfile lies
     * @return 0, also in most failures; 1 after a traceback; 2 for a wrong option
     * @throws Tool.CallerGone when the caller was killed: nothing is put back
     */
    public int run(List<String> arguments, Path directory, Cli cli, Http http, LabClock clock, Tool.Terminal terminal)
            throws InterruptedException {
        String program = Optional.ofNullable(Path.of(script).getFileName())
                .map(Path::toString)
                .orElse(script);
        try {
            var options = Options.parse(arguments);
            if (options.help()) {
                terminal.out(Options.helpText(program));
                return 0;
            }
            work(options, directory, cli, http, clock, terminal);
            return 0;
        } catch (UsageError e) {
            terminal.err("Usage: " + program + " [options]\n\n" + program + ": error: " + e.getMessage() + "\n");
            return 2;
        } catch (PythonError e) {
            terminal.err(e.traceback(script));
            return 1;
        }
    }

    private void work(Options options, Path directory, Cli cli, Http http, LabClock clock, Tool.Terminal terminal)
            throws InterruptedException {
        String command = options.cmd().orElse("None");
        boolean managing = MANAGING.contains(command);
        if (!managing && !SHOWING.contains(command)) {
            var available = new ArrayList<>(MANAGING);
            available.addAll(SHOWING);
            terminal.out("unsupported cmd: " + command + "\n");
            terminal.out("available cmds: " + PythonText.repr(available) + "\n");
            return;
        }
        var log = new Log(terminal);
        var client = new Client(options, cli, log);
        try {
            client.connect();
        } catch (Failed e) {
            log.error("connect OpenMLDB failed, " + e.text());
            return;
        }
        var pause = new Pause(clock, terminal);
        var questions = new Questions(client, log);
        var orders = new Orders(client, questions, pause, log);
        if (managing) {
            var servers = new Servers(http, client, questions, pause, log);
            manage(command, options, directory, questions, orders, servers);
        } else {
            show(command, options, questions, new OpList(questions, pause, log), terminal);
        }
    }

    private void manage(
            String command, Options options, Path directory, Questions questions, Orders orders, Servers servers)
            throws InterruptedException {
        var log = questions.log();
        boolean wasOn;
        try {
            wasOn = questions.autoFailover();
        } catch (Failed e) {
            log.error("get failover failed");
            return;
        }
        try {
            if (wasOn) {
                orders.setAutoFailover(false);
            }
        } catch (Failed e) {
            log.error("set auto_failover failed");
            return;
        }
        var change = new LeaderChange(orders, log);
        switch (command) {
            case "recoverdata" -> new RecoverData(questions, orders, servers, orders.pause(), log).run();
            case "scaleout" -> new ScaleOut(questions, change, random, log).run();
            case "scalein" -> scaleIn(options, new ScaleIn(questions, change, log), log);
            default -> upgrade(command, options, directory, questions, orders, change);
        }
        // No finally: whatever ends the tool before this line leaves auto_failover off.
        try {
            if (wasOn) {
                orders.setAutoFailover(true);
            }
        } catch (Failed e) {
            log.warning("set auto_failover failed");
        }
    }

    private static void scaleIn(Options options, ScaleIn scaleIn, Log log) throws InterruptedException {
        String endpoints = options.endpoints().orElse("");
        if (endpoints.isEmpty()) {
            log.error("no endpoint specified");
        } else {
            scaleIn.run(List.of(endpoints.split(",", -1)));
        }
    }

    private static void upgrade(
            String command, Options options, Path directory, Questions questions, Orders orders, LeaderChange change)
            throws InterruptedException {
        var log = questions.log();
        if (options.endpoints().isEmpty()) {
            log.warning("must provide --endpoints");
            throw new PythonError("AttributeError", "'NoneType' object has no attribute 'split'");
        }
        var endpoints = List.of(options.endpoints().get().split(",", -1));
        if (endpoints.size() != 1) {
            log.warning("must provide --endpoints with only one endpoint");
        }
        var statfile = new Statfile(directory.resolve(options.statfile()), options.statfile());
        if (command.equals("pre-upgrade")) {
            new PreUpgrade(questions, change, log, options.allowSingleReplica()).run(endpoints.get(0), statfile);
        } else {
            var ops = new OpList(questions, orders.pause(), log);
            new PostUpgrade(questions, orders, change, ops, log).run(endpoints.get(0), statfile);
        }
    }

    private void show(String command, Options options, Questions questions, OpList ops, Tool.Terminal terminal)
            throws InterruptedException {
        List<String> header;
        List<List<String>> rows;
        try {
            if (command.equals("showopstatus")) {
                header = OpList.HEADER;
                rows = ops.rows(options.db(), options.filter());
            } else {
                var table = questions.tableStatus(options.filter().orElse("%"));
                header = PythonText.at(table, 0);
                rows = table.subList(1, table.size());
            }
        } catch (Failed e) {
            terminal.out(e.text() + "\n");
            return;
        }
        if (!prettyTable) {
            throw new PythonError("ModuleNotFoundError", "No module named 'prettytable'");
        }
        terminal.out(new PrettyTable(header, rows).toString());
    }
}
