package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.journal.JournalObserver;
import dev.runproof.model.Facts;
import dev.runproof.model.Failure;
import dev.runproof.model.Verdict;
import dev.runproof.remote.SmallDisk;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose reports lie on a disk that becomes full, sooner or later. */
@Tag("crash")
class FullDiskTest {
    private static final Clock CLOCK = Clock.fixed(FakeHosts.THEN, ZoneOffset.UTC);
    private static final int DISK_PAGES = 8192;
    /** Up to here each page of room is tried; beyond, what is left is one large report. */
    private static final int FINE = 40;

    private static final int COARSE = 300;

    @TempDir
    private Path folder;

    private final FakeHosts hosts = new FakeHosts();

    @Test
    void says_what_could_not_be_written_and_goes_on_once_there_is_room() throws Exception {
        hosts.answers =
                command -> Map.of("ask ready", "yes", "ask writes", "off").getOrDefault(command, "");
        Set<String> refusedBy = new TreeSet<>();
        int room = 0;
        try (var disk = SmallDisk.mount(folder.resolve("disk"), "size=" + DISK_PAGES * SmallDisk.PAGE)) {
            while (refused(disk, room, refusedBy)) {
                room += room < FINE ? 1 : COARSE;
            }
        }
        assertThat(refusedBy).containsExactly("EVIDENCE", "JOURNAL", "REPORT", "RUN-FOLDER");
    }

    /** Whether a run with this many pages of room was refused; one that was is resumed with room enough. */
    private boolean refused(SmallDisk disk, int room, Set<String> refusedBy) throws Exception {
        hosts.started.clear();
        hosts.ledger.clear();
        Path reports = Files.createTempDirectory(disk.place(), "reports");
        Path filler = disk.leave((long) room * SmallDisk.PAGE);
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
            if (code(failure).equals("JOURNAL")) {
                assertThat(failure.next()).contains("df -h " + reports.resolve("r1"), "runproof resume r1");
            }
            Files.delete(filler);
            goOn(room, new RunFolder("r1", reports.resolve("r1")));
            return true;
        } finally {
            remove(reports);
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

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
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
}
