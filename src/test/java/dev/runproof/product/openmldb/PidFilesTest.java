package dev.runproof.product.openmldb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What this machine's own shell tells of the processes that pid files name. */
class PidFilesTest {
    private static final String COMMAND = "--flagfile=./conf/tablet.flags";

    @TempDir
    private Path home;

    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void begin() throws IOException {
        Files.createDirectories(home.resolve("one/bin"));
        Files.createDirectories(home.resolve("other/bin"));
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void a_process_of_this_component_in_this_directory_is_its_own() throws Exception {
        Process tablet = start("one", "sh", "-c", "read wait", COMMAND);

        assertThat(told(tablet.pid()))
                .startsWith("pid " + tablet.pid() + " alive sh ")
                .contains(COMMAND);
    }

    @Test
    void one_that_was_started_from_elsewhere_is_its_own_by_the_path_of_its_flags() throws Exception {
        String flags = "--flagfile=" + home.toRealPath().resolve("one/conf/tablet.flags");
        Process tablet = start("other", "sh", "-c", "read wait", flags);

        assertThat(told(tablet.pid())).startsWith("pid " + tablet.pid() + " alive sh ");
    }

    @Test
    void a_process_of_another_directory_or_of_another_component_is_a_stranger() throws Exception {
        Process elsewhere = start("other", "sh", "-c", "read wait", COMMAND);
        Process nameserver = start("one", "sh", "-c", "read wait", "--flagfile=./conf/nameserver.flags");

        assertThat(told(elsewhere.pid())).startsWith("pid " + elsewhere.pid() + " stranger sh\n");
        assertThat(told(nameserver.pid())).startsWith("pid " + nameserver.pid() + " stranger sh\n");
    }

    @Test
    void nobody_is_told_the_arguments_of_a_stranger() throws Exception {
        Process stranger = start("one", "sh", "-c", "read wait", "--password=hidden");

        assertThat(told(stranger.pid())).doesNotContain("hidden");
    }

    @Test
    void what_has_ended_does_not_live() throws Exception {
        Process tablet = start("one", "sh", "-c", "exit", COMMAND);
        tablet.waitFor();

        assertThat(told(tablet.pid())).startsWith("pid " + tablet.pid() + " dead\n");
    }

    private Process start(String directory, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(home.resolve(directory).toFile())
                .start();
        started.add(process);
        return process;
    }

    private String told(long pid) throws IOException, InterruptedException {
        Files.writeString(home.resolve("one/bin/tablet.pid"), pid + "\n");
        Process look = new ProcessBuilder(
                        "sh",
                        "-c",
                        HostScripts.RUNNING.text(),
                        "sh",
                        home.resolve("one").toString(),
                        "tablet",
                        "127.0.0.1:1",
                        Kind.TABLET.inItsCommand())
                .start();
        String out = new String(look.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(look.waitFor()).isZero();
        return out;
    }
}
