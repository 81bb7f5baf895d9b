package dev.runproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.ExitStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A thread beside the main one that ends by something nobody expected. */
class LostThreadTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Integer> halted = new ArrayList<>();
    private final LostThread lost = new LostThread(
            new Console(
                    new ByteArrayInputStream(new byte[0]),
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8)),
            halted::add);

    @Test
    void that_found_no_memory_ends_the_program_and_says_how_to_go_on() throws InterruptedException {
        endBy(new OutOfMemoryError("Java heap space"));

        assertThat(halted).containsExactly(ExitStatus.INTERNAL.number());
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        [INTERNAL] the thread 'reader' was lost: java.lang.OutOfMemoryError: Java heap space; a run that was \
                        under way is as one that was killed
                        next:
                          RUNPROOF_JAVA_OPTS=-Xmx8g gives more memory
                          runproof resume latest
                        """);
    }

    @Test
    void that_met_another_error_ends_the_program_too() throws InterruptedException {
        endBy(new StackOverflowError());

        assertThat(halted).containsExactly(ExitStatus.INTERNAL.number());
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("runproof resume latest   once the cause is gone");
    }

    @Test
    void that_met_an_exception_is_told_and_the_program_goes_on() throws InterruptedException {
        endBy(new IllegalStateException("a defect"));

        assertThat(halted).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("[INTERNAL] this is a defect of Runproof")
                .contains("IllegalStateException: a defect");
    }

    private void endBy(Throwable cause) throws InterruptedException {
        var thread = new Thread(
                () -> {
                    if (cause instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) cause;
                },
                "reader");
        thread.setUncaughtExceptionHandler(lost);
        thread.start();
        thread.join();
    }
}
