package dev.runproof.lab.opengauss;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.opengauss.text.OmVersion;
import dev.runproof.lab.opengauss.text.OmVersion.UpgradeCm;
import dev.runproof.lab.opengauss.text.UpgradectlHelp;
import java.util.List;

/** {@code gs_upgradectl}: its help, its version, the switch of CM; other actions are refused. */
final class UpgradectlTool implements Tool {
    static final String NAME = "gs_upgradectl";

    private static final List<String> ACTIONS =
            List.of("chose-strategy", "auto-upgrade", "auto-rollback", "commit-upgrade");

    private final Cluster cluster;

    UpgradectlTool(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public int run(ToolCall call, Terminal terminal) throws InterruptedException {
        if (call.user().equals("root")) {
            return refuse(terminal, OmEnvironment.ROOT_REFUSED);
        }
        List<String> words = call.argv().subList(1, call.argv().size());
        if (words.isEmpty()) {
            return refuse(terminal, "[GAUSS-50014] : Parameters of 'upgradectl' can not be empty.\n");
        }
        if (words.contains("-V") || words.contains("--version")) {
            terminal.out(om().line(NAME));
            return 0;
        }
        if (words.contains("-?") || words.contains("--help")) {
            return help(call, terminal);
        }
        UpgradectlArguments arguments = UpgradectlArguments.parse(words);
        if (arguments.problem().isPresent()) {
            return refuse(terminal, arguments.problem().get() + "\n");
        }
        return act(call, arguments, terminal);
    }

    private int act(ToolCall call, UpgradectlArguments arguments, Terminal terminal) throws InterruptedException {
        String action = arguments.action();
        boolean switching = action.equals("upgrade-cm") && om().upgradeCm() != UpgradeCm.ABSENT;
        if (!switching && !ACTIONS.contains(action) && !steps(arguments)) {
            return refuse(terminal, "[GAUSS-50004] : The parameter '--t' or 'S' value is incorrect.\n");
        }
        var temporary = OmEnvironment.temporaryComplaint(call);
        if (temporary.isPresent()) {
            return refuse(terminal, temporary.get());
        }
        if (!switching) {
            return otherAction(arguments, terminal);
        }
        var complaint = OmEnvironment.complaint(call);
        if (complaint.isPresent()) {
            return refuse(terminal, complaint.get());
        }
        return new UpgradeCmRun(cluster, call, terminal).run(arguments.upgradePackage());
    }

    private boolean steps(UpgradectlArguments arguments) {
        return arguments.step().equals("show-step") && UpgradectlHelp.of(om()).contains("-S show-step");
    }

    private static int otherAction(UpgradectlArguments arguments, Terminal terminal) {
        boolean needsXml = !arguments.action().isEmpty() && !arguments.action().equals("chose-strategy");
        if (needsXml && arguments.xml().isEmpty()) {
            return refuse(terminal, "[GAUSS-50001] : Incorrect parameter. Parameter '-X' is required.\n");
        }
        return refuse(
                terminal,
                "this simulation of " + NAME + " has no " + arguments.action() + arguments.step()
                        + "; it has -t upgrade-cm\n");
    }

    private int help(ToolCall call, Terminal terminal) {
        cluster.moments().come(Moment.HELP_ASKED);
        terminal.out(UpgradectlHelp.of(om()));
        var complaint = OmEnvironment.temporaryComplaint(call);
        complaint.ifPresent(terminal::err);
        return complaint.isPresent() ? 1 : 0;
    }

    private OmVersion om() {
        return cluster.om();
    }

    private static int refuse(Terminal terminal, String text) {
        terminal.err(text);
        return 1;
    }
}
