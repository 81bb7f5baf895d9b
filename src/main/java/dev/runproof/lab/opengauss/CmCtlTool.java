package dev.runproof.lab.opengauss;

import dev.runproof.lab.Tool;
import dev.runproof.lab.ToolCall;
import dev.runproof.lab.opengauss.picture.ClusterPicture;
import dev.runproof.lab.opengauss.picture.ClusterPicture.Connection;
import dev.runproof.lab.opengauss.text.ClusterText;
import dev.runproof.lab.opengauss.text.ToolVersion;

/** {@code cm_ctl}: queries, its version, starting and stopping; all messages go to stdout. */
final class CmCtlTool implements Tool {
    private static final String PREFIX = "cm_ctl: ";

    private final Cluster cluster;

    CmCtlTool(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public int run(ToolCall call, Terminal terminal) {
        if (call.user().equals("root")) {
            terminal.out("current user is the root user (uid = 0), exit.\n");
            return 1;
        }
        if (call.argv().size() < 2) {
            terminal.out(PREFIX + "no operation specified\nTry \"cm_ctl --help\" for more information.\n");
            return 1;
        }
        String operation = call.argv().get(1);
        return switch (operation) {
            case "-V", "--version" -> version(call, terminal);
            case "query" -> query(call, terminal);
            case "start", "stop", "switchover" -> new CmCtlOperation(cluster).run(call, terminal);
            default -> {
                terminal.out(PREFIX + "the operation " + operation + " is not simulated\n");
                yield 1;
            }
        };
    }

    private int version(ToolCall call, Terminal terminal) {
        if (cluster.moments().upgraded()) {
            cluster.moments().come(Moment.VERSION_AFTER);
        }
        return ProgramVersion.print(call, "cm_ctl", terminal);
    }

    private int query(ToolCall call, Terminal terminal) {
        cluster.moments().come(cluster.moments().upgraded() ? Moment.QUERY_AFTER : Moment.QUERY_BEFORE);
        if (call.variable("GAUSSHOME").isEmpty()) {
            // That it is this line and this status is not confirmed.
            terminal.out(PREFIX + "Get GAUSSHOME failed.\n");
            return 1;
        }
        if (StaticConfiguration.missing(cluster.node(call.host()))) {
            terminal.out(PREFIX + "Fail to access the cluster static config file.\n");
            return 255;
        }
        var parsed = QueryArguments.parse(
                call.argv().subList(2, call.argv().size()),
                ProgramVersion.of(call).map(ToolVersion::version).orElse(""));
        if (parsed.problem().isPresent()) {
            terminal.out(PREFIX + parsed.problem().get() + "\n");
            return 1;
        }
        ClusterPicture picture = cluster.picture();
        if (picture.servers().size() > 9) {
            terminal.out(PREFIX + "the number of cm_server is bigger than 9.\n");
            return 1;
        }
        String text = new ClusterText(picture, parsed.flags()).query();
        terminal.out(CmLog.into(text, cluster, call));
        boolean answered = picture.connection() == Connection.ANSWERED || picture.connection() == Connection.RELOADING;
        return answered ? 0 : 255;
    }
}
