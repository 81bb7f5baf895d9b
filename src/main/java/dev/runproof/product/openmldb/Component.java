package dev.runproof.product.openmldb;

import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One component of the cluster on its host.
 *
 * @param endpoint {@code host:port} as it is registered
 * @param directory its installation directory; several components of a host may share one
 */
record Component(Kind kind, HostName host, String endpoint, String directory) {
    private static final Duration START_MAY_TAKE = Duration.ofMinutes(3);
    private static final String ANSWER_WITHIN = "10";

    /** What it is called in facts, such as {@code tablet.tablet2}. */
    String key() {
        return kind + "." + host;
    }

    String programs() {
        return directory + "/bin";
    }

    /** {@code bash bin/start.sh}, which changes into its installation directory by itself. */
    Command startScript(Object... words) {
        var argv = new ArrayList<Object>(List.of("bash", programs() + "/start.sh"));
        argv.addAll(List.of(words));
        return Command.of(argv.toArray()).within(START_MAY_TAKE);
    }

    /** Asks the running process for its version; the answer of whoever listens there. */
    Command version() {
        return kind == Kind.TASKMANAGER
                ? Command.of(
                        "curl",
                        "-sS",
                        "--max-time",
                        ANSWER_WITHIN,
                        "-H",
                        "Content-Type: application/json",
                        "-d",
                        "{}",
                        "http://" + endpoint + "/openmldb.taskmanager.TaskManagerServer/GetVersion")
                : Command.of("curl", "-sS", "--max-time", ANSWER_WITHIN, "http://" + endpoint + "/status?console=1");
    }

    /** The version of the program file. */
    Command programVersion() {
        return Command.of(programs() + "/openmldb", "--version");
    }

    @Override
    public String toString() {
        return kind + " " + endpoint + " on " + host;
    }
}
