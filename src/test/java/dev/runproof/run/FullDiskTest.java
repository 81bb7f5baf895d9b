package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.runproof.journal.JournalObserver;
import dev.runproof.model.Facts;
import dev.runproof.model.Failure;
import dev.runproof.model.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose reports lie on a disk that becomes full, sooner or later. */
class FullDiskTest {
    private static final Clock CLOCK = Clock.fixed(FakeHosts.THEN, ZoneOffset.UTC);
    private static final int PAGE = 4096;
    private static final int DISK_PAGES = 8192;
    /** Up to here each page of room is tried; beyond, what is left is one large report. */
    private static final int FINE = 40;

    private static final int COARSE = 300;

    @TempDir
    private Path folder;

    private Path disk;
    private boolean mounted;
    private final FakeHosts hosts = new FakeHosts();

    @BeforeEach
    void mount() throws Exception {
        assumeThat(System.getProperty("user.name")).as("only root may mount").isEqualTo("root");
        disk = Files.createDirectory(folder.resolve("disk"));
        mounted = call("mount", "-t", "tmpfs", "-o", "size=" + DISK_PAGES * PAGE, "tmpfs", disk.toString()) == 0;
        assumeThat(mounted).as("a file system can be mounted here").isTrue();
        hosts.answers =
                command -> Map.of("ask ready", "yes", "ask writes", "off").getOrDefault(command, "");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            call("umount", disk.toString());
        }
    }

    @Test
    void says_what_could_not_be_written_and_goes_on_once_there_is_room() throws Exception {
        Set<String> refusedBy = new TreeSet<>();
        int room = 0;
        while (refused(room, refusedBy)) {
            room += room < FINE ? 1 : COARSE;
        }
        assertThat(refusedBy).containsExactly("EVIDENCE", "JOURNAL", "REPORT", "RUN-FOLDER");
    }

    /** Whether a run with this many pages of room was refused; one that was is resumed with room enough. */
    private boolean refused(int room, Set<String> refusedBy) throws Exception {
        hosts.started.clear();
        hosts.ledger.clear();
        Path reports = Files.createDirectory(disk.resolve("reports"));
        Path filler = disk.resolve("filler");
        fill(filler, Files.getFileStore(disk).getUsableSpace() - (long) room * PAGE);
        try {
            RunFolder run = RunFolder.create(reports, "r1");
            RunOutcome outcome = runner().begin(
                            new Prepared(order(), RunnerTest.plan(), RunnerTest.environment(), run, new Facts()));
            assertThat(outcome.verdict()).isEqualTo(Verdict.PASS);
            return false;
        } catch (Failure failure) {
            refusedBy.add(code(failure));
            assertThat(failure)
                    .as("room for %d pages", room)
                    .hasMessageMatching("(?s)\\[[A-Z-]+] .*" + reports + "/r1.* cannot be (written|made): .*"
                            + "(No space left on device|could not generate report web).*");
            assertThat(failure.next()).anyMatch(next -> next.startsWith("make room or give "));
            Files.delete(filler);
            goOn(room, new RunFolder("r1", reports.resolve("r1")));
            return true;
        } finally {
            call("rm", "-rf", reports.toString());
        }
    }

    private void goOn(int room, RunFolder run) throws URISyntaxException {
        try {
            RunOutcome outcome = runner().resume(
                            new Prepared(order(), RunnerTest.plan(), RunnerTest.environment(), run, new Facts()));
            assertThat(outcome.verdict()).as("resumed after %d pages", room).isEqualTo(Verdict.PASS);
            assertThat(hosts.started).as("after %d pages", room).containsExactly("db-1: clusterctl writes off");
        } catch (Failure failure) {
            assertThat(failure)
                    .as("after %d pages", room)
                    .hasMessageMatching(".*(there is no journal|nothing was done on any host)");
            assertThat(hosts.started).isEmpty();
        }
    }

    private static String code(Failure failure) {
        return String.valueOf(failure.getMessage()).replaceAll("(?s)^\\[([A-Z-]+)].*", "$1");
    }

    private static void fill(Path file, long sizeBytes) throws IOException {
        byte[] page = new byte[PAGE];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long written = 0; written + PAGE <= sizeBytes; written += PAGE) {
                out.write(page);
            }
        }
    }

    private static RunOrder order() {
        return new RunOrder(RunKind.RUN, "demo", "demo", Map.of(), "");
    }

    private Runner runner() {
        return new Runner(
                CLOCK,
                (environment, redactor) -> hosts,
                JournalObserver.NONE,
                new RunEvents() {},
                (gate, question) -> Optional.empty());
    }

    private static int call(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(List.of(words)).inheritIO().start().waitFor();
    }
}
