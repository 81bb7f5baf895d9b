package dev.runproof.lab.openmldb.ops;

import java.io.IOException;
import java.util.List;

/** One start of the {@code openmldb} client. */
@FunctionalInterface
public interface Cli {
    /**
     * Runs the client to its end.
     *
     * @param command the program as the operator named it, then its arguments
     * @throws IOException when the program cannot be started
     */
    Answer run(List<String> command) throws IOException, InterruptedException;

    /** What the client left: its exit status and all of both channels. */
    record Answer(int status, String stdout, String stderr) {
        public static Answer of(String stdout) {
            return new Answer(0, stdout, "");
        }
    }
}
