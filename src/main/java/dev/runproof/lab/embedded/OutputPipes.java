package dev.runproof.lab.embedded;

import dev.runproof.lab.host.Pipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The named pipes of one host's sessions: made many at once, for making them takes a program, which costs more than a
 * short command does.
 */
final class OutputPipes {
    private static final int BATCH = 32;
    private static final String OF_THE_LAB_ALONE = "600";

    private final Path directory;
    private final String prefix;
    private final Deque<Path> unused = new ArrayDeque<>();
    private long made;

    /**
     * @param directory where their names are until they are used
     * @param prefix of these names, another one for each host
     */
    OutputPipes(Path directory, String prefix) {
        this.directory = directory;
        this.prefix = prefix;
    }

    /** As many pipes as asked for. */
    synchronized List<OutputPipe> take(int number) throws IOException {
        var pipes = new ArrayList<OutputPipe>();
        for (int i = 0; i < number; i++) {
            if (unused.isEmpty()) {
                make();
            }
            pipes.add(OutputPipe.open(unused.remove()));
        }
        return pipes;
    }

    private void make() {
        var paths = new ArrayList<Path>();
        for (int i = 0; i < BATCH; i++) {
            made++;
            paths.add(directory.resolve(prefix + "." + made));
        }
        Pipe.named(paths, OF_THE_LAB_ALONE);
        unused.addAll(paths);
    }
}
