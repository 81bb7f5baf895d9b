package dev.runproof.lab.opengauss;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.opengauss.text.CheckItem;
import dev.runproof.lab.opengauss.text.CheckItem.Access;
import dev.runproof.lab.opengauss.text.CheckItem.Scope;
import dev.runproof.lab.opengauss.text.CheckItem.Status;
import dev.runproof.lab.opengauss.text.CheckosHelp;
import dev.runproof.lab.opengauss.text.CheckosText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code gs_checkos}: the health of the operating system of one or several hosts; setting items is refused. */
final class CheckosTool implements Tool {
    private static final String NAME = "gs_checkos";
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(60);

    private final Cluster cluster;

    CheckosTool(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public int run(ToolCall call, Terminal terminal) {
        List<String> words = call.argv().subList(1, call.argv().size());
        if (words.contains("-?") || words.contains("--help")) {
            terminal.out(CheckosHelp.text());
            return 0;
        }
        if (words.contains("-V") || words.contains("--version")) {
            terminal.out(cluster.om().line(NAME));
            return 0;
        }
        if (!call.user().equals("root") && !cluster.om().checkosForUsers()) {
            terminal.err("[GAUSS-50104] : Only a user with the root permission can run this script.\n");
            return 1;
        }
        if (words.isEmpty()) {
            terminal.err("[GAUSS-50014] : Parameters of 'checkos' can not be empty.\n");
            return 1;
        }
        cluster.moments().come(Moment.CHECKOS_ASKED);
        var arguments = CheckosArguments.parse(words);
        if (arguments.problem().isPresent()) {
            terminal.err(arguments.problem().get() + "\n");
            return 1;
        }
        return check(call, arguments, terminal);
    }

    private int check(ToolCall call, CheckosArguments arguments, Terminal terminal) {
        Node local = cluster.node(call.host());
        var hosts = new ArrayList<Node>();
        for (var name : wanted(call, arguments, local)) {
            var node = cluster.byNameOrAddress(name);
            if (node.isEmpty() || !reaches(call, local, node.get())) {
                terminal.err(unreachable(name, local));
                return 1;
            }
            hosts.add(node.get());
        }
        var found = new TreeMap<CheckItem, Status>();
        for (var item : arguments.items()) {
            if (call.user().equals("root") || item.access() == Access.EVERYBODY) {
                found.put(item, worst(item, hosts));
            }
        }
        var text = new CheckosText(found, Map.of());
        if (arguments.output().isPresent()) {
            Path file = call.workingDirectory().resolve(arguments.output().get());
            local.files().write(file, text.items(arguments.depth()), "rw-------");
            terminal.out(text.besideFile(arguments.output().get()));
        } else {
            terminal.out(text.onTerminal(arguments.depth()));
        }
        return 0;
    }

    /** The hosts to look at; of a host file, those whose name is not part of the file's own path. */
    private List<String> wanted(ToolCall call, CheckosArguments arguments, Node local) {
        if (arguments.hostFile().isPresent()) {
            Path file = call.workingDirectory().resolve(arguments.hostFile().get());
            return local.files()
                    .text(file)
                    .lines()
                    .map(String::strip)
                    .filter(name ->
                            !name.isEmpty() && !arguments.hostFile().get().contains(name))
                    .toList();
        }
        return arguments.hosts().isEmpty() ? List.of(local.name()) : arguments.hosts();
    }

    private boolean reaches(ToolCall call, Node from, Node to) {
        return from.equals(to)
                || (cluster.reaches(call.user(), from, to)
                        && Files.isExecutable(to.paths().script(NAME)));
    }

    private Status worst(CheckItem item, List<Node> hosts) {
        Status worst = Status.NORMAL;
        for (var node : hosts) {
            Status status = node.osItems().status(item);
            worst = status.compareTo(worst) > 0 ? status : worst;
        }
        boolean differ = item.scope() == Scope.COMPARED
                && hosts.stream()
                                .map(node -> node.osItems().value(item))
                                .distinct()
                                .count()
                        > 1;
        differ = differ || (item == CheckItem.A12 && clocksDiffer(hosts));
        Status ofDifference = item.can(Status.ABNORMAL) ? Status.ABNORMAL : Status.WARNING;
        return differ && ofDifference.compareTo(worst) > 0 ? ofDifference : worst;
    }

    private static boolean clocksDiffer(List<Node> hosts) {
        var errors = hosts.stream()
                .mapToLong(node -> node.host().clockError().toSeconds())
                .summaryStatistics();
        return hosts.size() > 1 && errors.getMax() - errors.getMin() > CLOCKS_MAY_DIFFER.toSeconds();
    }

    /** What follows the first sentence is not confirmed. */
    private static String unreachable(String host, Node local) {
        return "[GAUSS-50216] : Failed to remote copy file ["
                + local.paths().gpHome().resolve("script/gspylib")
                + "] To directory: " + local.paths().gpHome() + ".\n[FAILURE] " + host
                + ": Permission denied (publickey,password).\n";
    }
}
