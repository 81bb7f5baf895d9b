package dev.runproof.lab.embedded;

import dev.runproof.lab.LabRefused;
import dev.runproof.lab.host.MachineCommands;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a program and all that it starts write, until the last of them has let go of it.
 *
 * <p>The JDK's own pipes end with the program they were made for: what its background jobs write later is lost, and
 * they are hit by a broken pipe. So a named pipe is used, whose name is gone as soon as both ends are open.
 */
record OutputPipe(Path path, RandomAccessFile keeper, InputStream reader) {
    private static final AtomicLong COUNT = new AtomicLong();

    /**
     * As many pipes as asked for.
     *
     * @param directory where their names are for a moment
     */
    static List<OutputPipe> make(Path directory, int number) throws IOException {
        var words = new ArrayList<String>();
        words.add(MachineCommands.need("mkfifo").toString());
        var paths = new ArrayList<Path>();
        for (int i = 0; i < number; i++) {
            Path path = directory.resolve("channel." + COUNT.incrementAndGet());
            paths.add(path);
            words.add(path.toString());
        }
        try {
            int status = new ProcessBuilder(words).start().waitFor();
            if (status != 0) {
                throw new IOException("mkfifo in " + directory + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabRefused("interrupted while a session began", e);
        }
        var pipes = new ArrayList<OutputPipe>();
        for (Path path : paths) {
            pipes.add(open(path));
        }
        return pipes;
    }

    /** The keeper holds both ends, so that neither opening the reader nor starting the program waits for the other. */
    private static OutputPipe open(Path path) throws IOException {
        var keeper = new RandomAccessFile(path.toFile(), "rw");
        return new OutputPipe(path, keeper, new FileInputStream(path.toFile()));
    }

    ProcessBuilder.Redirect redirect() {
        return ProcessBuilder.Redirect.appendTo(path.toFile());
    }

    /** The program has started, or never will: from now on the pipe ends when nobody writes any more. */
    void begun() throws IOException {
        keeper.close();
        Files.deleteIfExists(path);
    }
}
