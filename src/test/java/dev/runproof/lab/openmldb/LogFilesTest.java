package dev.runproof.lab.openmldb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.openmldb.cluster.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
    private static final Instant BEGIN = Instant.parse("2026-03-02T10:00:20.123456Z");

    @TempDir
    private Path directory;

    private final Place place = SettingsOfALab.standard().of(Kind.NAMESERVER).get(0);
    private final FixedClock clock = new FixedClock();
    private final LogFiles logs = new LogFiles(clock, ZoneOffset.UTC);

    private void begin(long pid) {
        logs.begin(new Runs.Start(place, directory, directory.resolve("logs"), "0.9.0-0a1b2c3d", true), pid);
    }

    @Test
    void each_process_has_a_pair_of_files_and_the_links_show_the_newest() throws IOException {
        begin(4711);
        logs.write(place.component(), 'W', "set op[kChangeLeaderOP] status failed. op_id[11]");
        clock.now = BEGIN.plusSeconds(60);
        begin(4712);
        Path first = directory.resolve("logs/nameserver.info.log.20260302-100020.4711");
        assertThat(Files.readString(first).lines().skip(1))
                .singleElement()
                .asString()
                .matches("W20260302 10:00:20\\.123456 4712 name_server_impl\\.cc:\\d+]"
                        + " set op\\[kChangeLeaderOP] status failed\\. op_id\\[11]");
        assertThat(Files.readString(directory.resolve("logs/nameserver.warning.log.20260302-100020.4711")))
                .hasLineCount(1);
        assertThat(Files.readSymbolicLink(directory.resolve("logs/nameserver.INFO")))
                .hasToString("nameserver.info.log.20260302-100120.4712");
        assertThat(directory.resolve("logs/nameserver.WARNING")).isEmptyFile();
    }

    @Test
    void what_happened_earlier_keeps_its_time() throws IOException {
        begin(4711);
        logs.write(place.component(), BEGIN.minusSeconds(5), 'I', "done. op_id[3]");
        assertThat(Files.readString(directory.resolve("logs/nameserver.INFO"))).contains("I20260302 10:00:15.123456 ");
    }

    @Test
    void a_removed_directory_stops_no_server() throws IOException {
        begin(4711);
        try (var files = Files.list(directory.resolve("logs"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        logs.write(place.component(), 'I', "lost");
        assertThat(directory.resolve("logs")).isEmptyDirectory();
    }

    /** Stands still until a test moves it. */
    private static final class FixedClock implements LabClock {
        private Instant now = BEGIN;

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void pass(Duration labTime) {
            now = now.plus(labTime);
        }

        @Override
        public double speed() {
            return 1;
        }
    }
}
