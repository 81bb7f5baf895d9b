package dev.runproof.remote.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Command;
import dev.runproof.model.Failure;
import dev.runproof.model.HostName;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.Session;
import dev.runproof.remote.local.LocalShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills the ledger's own scripts with SIGKILL between any two of their instructions. */
@Tag("crash")
class LedgerCrashTest {
    private static final String KILL_ME = "command -p sh -c 'kill -9 $PPID'";
    private static final AtomicInteger ATTEMPTS = new AtomicInteger();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/bin/bash --posix", "/bin/busybox sh"})
    void a_wrapper_killed_anywhere_leaves_the_truth_and_never_runs_an_action_twice(String shell) throws Exception {
        List<String> variants = killedEverywhere(shell, ShellTexts.SHIPPED.wrapper(), 0, Integer.MAX_VALUE);
        assertThat(variants).hasSizeGreaterThan(20);
        int lost = 0;
        for (String variant : variants) {
            lost += killed(shell, ShellTexts.SHIPPED.frame(), variant) == LedgerEntry.State.LOST ? 1 : 0;
        }
        System.out.printf("%s: wrapper killed at %d points, outcome lost at %d%n", shell, variants.size(), lost);
        // Only between the claim and the launch, and between the action's end and its status, is there nothing to know.
        assertThat(lost).isBetween(1, 16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/bin/bash --posix", "/bin/busybox sh"})
    void a_start_killed_anywhere_leaves_the_truth_and_never_runs_an_action_twice(String shell) throws Exception {
        String frame = ShellTexts.SHIPPED.frame();
        int from = frame.indexOf("rp_start() {");
        int to = frame.indexOf("\n}\n", from);
        List<String> variants = killedEverywhere(shell, frame, from + 5, to);
        assertThat(variants).hasSizeGreaterThan(10);
        for (String variant : variants) {
            assertThat(killed(shell, variant, ShellTexts.SHIPPED.wrapper())).isNotEqualTo(LedgerEntry.State.LOST);
        }
        System.out.printf("%s: start killed at %d points%n", shell, variants.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/bin/bash --posix", "/bin/busybox sh"})
    void a_group_killed_at_any_time_is_done_or_lost_but_never_both(String shell) throws Exception {
        long seed = 20_260_101;
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < 30; i++) {
            int attempt = ATTEMPTS.incrementAndGet();
            var key = new LedgerKey("run-1", "k" + attempt);
            Path runs = directory.resolve("runs" + attempt);
            try (Session session = session(shell, ShellTexts.SHIPPED)) {
                session.start(key, action(runs));
                long group = session.collect(key, 0, 0, OutputSink.NOWHERE).pid();
                LockSupport.parkNanos(random.nextInt(40_000_000));
                session.run(Command.of("/bin/sh", "-c", "kill -9 -" + group), OutputSink.NOWHERE);
                LedgerEntry entry = settled(session, key);

                assertThat(entry.state()).isIn(LedgerEntry.State.DONE, LedgerEntry.State.LOST);
                if (entry.state() == LedgerEntry.State.DONE) {
                    assertThat(entry.exit()).isEqualTo(7);
                    assertThat(runs).hasContent("begun\nended\n");
                }
                session.start(key, action(runs));
                assertThat(settled(session, key)).isEqualTo(entry);
            }
        }
    }

    /** Starts with damaged scripts, looks, starts again with whole ones, looks again; returns the first look. */
    private LedgerEntry.State killed(String shell, String frame, String wrapper) throws IOException {
        int attempt = ATTEMPTS.incrementAndGet();
        var key = new LedgerKey("run-1", "k" + attempt);
        Path runs = directory.resolve("runs" + attempt);
        try (Session crashing = session(shell, new ShellTexts(frame, wrapper, ""))) {
            crashing.start(key, action(runs));
        } catch (Failure e) {
            // The starter was killed, or says that the wrapper was: the ledger knows more.
            assertThat(e.getMessage()).startsWith("[");
        }
        try (Session session = session(shell, ShellTexts.SHIPPED)) {
            LedgerEntry first = settled(session, key);
            truth(first, runs);
            session.start(key, action(runs));
            LedgerEntry second = settled(session, key);
            truth(second, runs);
            if (first.state() == LedgerEntry.State.NOT_STARTED) {
                assertThat(second.state()).isEqualTo(LedgerEntry.State.DONE);
            } else {
                assertThat(second).isEqualTo(first);
            }
            return first.state();
        }
    }

    private static void truth(LedgerEntry entry, Path runs) throws IOException {
        String ran = Files.exists(runs) ? Files.readString(runs) : "";
        switch (entry.state()) {
            case NOT_STARTED -> assertThat(ran).isEmpty();
            case DONE -> {
                // 137: the shell that ran the action was killed, not the wrapper that waited for it.
                assertThat(entry.exit()).isIn(7, 137);
                assertThat(ran).isIn(entry.exit() == 7 ? List.of("begun\nended\n") : List.of("", "begun\nended\n"));
            }
            case LOST -> assertThat(ran).isIn("", "begun\n", "begun\nended\n");
            case RUNNING -> throw new AssertionError("it runs although it has settled");
        }
    }

    private static LedgerEntry settled(Session session, LedgerKey key) {
        return Awaitility.await("the end of " + key)
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> session.collect(key, 0, 0, OutputSink.NOWHERE),
                        entry -> entry.state() != LedgerEntry.State.RUNNING);
    }

    private static Command action(Path runs) {
        return Command.of(
                "/bin/sh", "-c", "echo begun >>'" + runs + "'; sleep 0.02; echo ended >>'" + runs + "'; exit 7");
    }

    private Session session(String shell, ShellTexts texts) {
        return new ShellSession(
                new LocalShell(new HostName("db-1"), Optional.empty()),
                new Shells(shell, directory.resolve("ledger").toString()),
                Clock.systemUTC(),
                texts);
    }

    /** The script with a kill put in after each line after which the shell takes one. */
    private static List<String> killedEverywhere(String shell, String script, int from, int to) throws Exception {
        var variants = new ArrayList<String>();
        for (int at = script.indexOf('\n', from); at >= 0 && at <= to; at = script.indexOf('\n', at + 1)) {
            String variant = script.substring(0, at + 1) + KILL_ME + "\n" + script.substring(at + 1);
            if (parses(shell, variant)) {
                variants.add(variant);
            }
        }
        return variants;
    }

    private static boolean parses(String shell, String script) throws Exception {
        var words = new ArrayList<>(List.of(shell.split(" ", -1)));
        words.add("-n");
        Process check = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        check.getOutputStream().write(script.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        check.getOutputStream().close();
        return check.waitFor() == 0;
    }
}
