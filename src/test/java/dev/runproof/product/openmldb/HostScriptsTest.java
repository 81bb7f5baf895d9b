package dev.runproof.product.openmldb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Command;
import dev.runproof.model.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ways of the exchange, by this machine's own shell, when it is broken off anywhere. */
class HostScriptsTest {
    private static final String RUN = "20240701-100000-ab12";
    private static final int UNDONE = 4;

    @TempDir
    private Path directory;

    private Path installation;

    @BeforeEach
    void installed() throws IOException {
        installation = directory.resolve("in stall");
        for (String name : List.of("bin", "taskmanager")) {
            release(installation.resolve(name), "0.9.0-aaaa1111");
            release(directory.resolve("new/" + name), "0.9.2-c18e6a0d");
        }
    }

    @Test
    void exchanges_and_keeps_and_goes_back() throws Exception {
        assertThat(exchange()).isZero();
        assertThat(names()).containsExactly("bin", "bin.backup-" + RUN, "taskmanager", "taskmanager.backup-" + RUN);
        assertThat(release("bin")).contains("0.9.2");

        assertThat(exchangeBack()).isZero();

        assertThat(names()).containsExactly("bin", "bin.failed-" + RUN, "taskmanager", "taskmanager.failed-" + RUN);
        assertThat(release("bin")).contains("0.9.0");
    }

    @Test
    void a_disk_that_is_full_leaves_everything_as_it_was_and_no_half_of_a_copy() throws Exception {
        Path full = Files.createDirectory(directory.resolve("full")).resolve("cp");
        Files.writeString(full, """
                #!/bin/sh
                case $4 in
                taskmanager*) mkdir -- "$4"; echo 'cp: No space left on device' >&2; exit 1 ;;
                esac
                PATH=${PATH#*:} exec cp "$@"
                """);
        executable(full);

        assertThat(run(full.getParent() + ":", exchanging())).isEqualTo(UNDONE);

        assertThat(names()).containsExactly("bin", "taskmanager");
        assertThat(release("bin")).contains("0.9.0");
    }

    @Test
    void the_way_back_removes_what_a_copy_that_was_killed_has_left() throws Exception {
        Files.createDirectory(installation.resolve("bin.new-" + RUN));

        assertThat(exchangeBack()).isZero();

        assertThat(names()).containsExactly("bin", "taskmanager");
    }

    @Test
    void the_way_back_between_two_renames_puts_back_what_is_kept_and_removes_the_copy() throws Exception {
        Files.move(installation.resolve("bin"), installation.resolve("bin.backup-" + RUN));
        release(installation.resolve("bin.new-" + RUN), "0.9.2-c18e6a0d");

        assertThat(exchangeBack()).isZero();

        assertThat(names()).containsExactly("bin", "taskmanager");
        assertThat(release("bin")).contains("0.9.0");
    }

    private int exchange() throws IOException, InterruptedException {
        return run("", exchanging());
    }

    private Command exchanging() {
        return Command.shell(
                HostScripts.EXCHANGE, installation.toString(), directory + "/new", RUN, "0.9.2", "bin", "taskmanager");
    }

    private int exchangeBack() throws IOException, InterruptedException {
        return run("", Command.shell(HostScripts.EXCHANGE_BACK, installation.toString(), RUN, "bin", "taskmanager"));
    }

    private List<String> names() throws IOException {
        try (var entries = Files.list(installation)) {
            return entries.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }

    private String release(String name) throws IOException {
        return Files.readString(installation.resolve(name).resolve("openmldb"));
    }

    private static void release(Path programs, String version) throws IOException {
        Path program = Files.createDirectories(programs).resolve("openmldb");
        Files.writeString(program, "#!/bin/sh\necho openmldb version " + version + "\n");
        executable(program);
    }

    private static void executable(Path program) throws IOException {
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private static int run(String path, Command command) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("sh", "-c", command.resolve(new Facts()).toShell())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        shell.environment().merge("PATH", path, (own, first) -> first + own);
        Process process = shell.start();
        process.getOutputStream().close();
        return process.waitFor();
    }
}
