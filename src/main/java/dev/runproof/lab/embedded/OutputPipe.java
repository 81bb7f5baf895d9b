package dev.runproof.lab.embedded;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a program and all that it starts write, until the last of them has let go of it.
 *
 * <p>The JDK's own pipes end with the program they were made for: what its background jobs write later is lost, and
 * they are hit by a broken pipe. So a named pipe is used, whose name is gone as soon as both ends are open.
 */
record OutputPipe(Path path, RandomAccessFile keeper, InputStream reader) {
    /** The keeper holds both ends, so that neither opening the reader nor starting the program waits for the other. */
    static OutputPipe open(Path path) throws IOException {
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
