package dev.runproof.lab.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplyPipesTest {
    @TempDir
    private Path directory;

    private long made() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }

    @Test
    void none_is_made_once_they_are_closed_so_that_their_directory_can_go() throws IOException {
        var pipes = new ReplyPipes(directory, Runnable::run);
        pipes.make();
        long before = made();
        assertThat(before).isPositive();
        pipes.close();
        pipes.make();
        for (long call = 0; call < before; call++) {
            pipes.used(directory.resolve(call + ".r"));
        }
        assertThat(made()).isEqualTo(before);
    }

    @Test
    void a_batch_that_is_being_made_is_waited_for() throws Exception {
        for (int round = 0; round < 10; round++) {
            var pipes = new ReplyPipes(directory, Runnable::run);
            var maker = new Thread(pipes::make, "maker");
            maker.start();
            pipes.close();
            long then = made();
            maker.join();
            assertThat(made()).as("round %d", round).isEqualTo(then);
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
