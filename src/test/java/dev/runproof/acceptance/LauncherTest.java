package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout that was never built, on a machine without JDK and Maven. */
class LauncherTest {
    private static final int MISSING = 69;
    /** A machine may have the distribution's JDK in its usual place, whatever the path says. */
    private static final String TOOLS = "(default-jdk-headless| )? ?maven";

    @TempDir
    private Path folder;

    private Path checkout;
    private Path bin;

    @BeforeEach
    void makeMachine() throws IOException {
        checkout = Files.createDirectories(folder.resolve("a checkout"));
        Files.copy(Path.of("runproof"), checkout.resolve("runproof"));
        Files.createFile(checkout.resolve("pom.xml"));
        Files.createDirectories(checkout.resolve("src/main"));
        bin = Files.createDirectory(folder.resolve("bin"));
        for (String tool : List.of("sh", "find", "mkdir", "readlink", "flock", "sed", "grep", "touch", "env", "true")) {
            Path program = Stream.of("/bin", "/usr/bin")
                    .map(place -> Path.of(place, tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(bin.resolve(tool), program);
        }
        account("1000");
    }

    @Test
    void names_the_packages_where_there_is_no_apt() throws Exception {
        assertThat(start())
                .matches("runproof: needs " + TOOLS
                        + " \\(Debian's names\\); install a JDK 17 or newer and Maven 3.8 or newer, then try again\n");
    }

    @Test
    void says_what_to_run_as_root_where_it_may_not() throws Exception {
        fake("apt-get", "echo apt-get \"$@\" >&2");
        assertThat(start())
                .matches(
                        "runproof: needs " + TOOLS + ": run 'apt-get install " + TOOLS + "' as root, then try again\n");
        fake("sudo", "echo 'sudo: a password is required' >&2; exit 1");
        assertThat(start())
                .matches(
                        "runproof: needs " + TOOLS + ": run 'apt-get install " + TOOLS + "' as root, then try again\n");
    }

    @Test
    void installs_from_the_distribution_as_root_or_through_sudo_and_says_so() throws Exception {
        String told = "runproof: installing " + TOOLS + " from the distribution \\(apt-get\\)\n" + "apt-get -q update\n"
                + "apt-get -q install -y --no-install-recommends " + TOOLS + "\n";
        fake("apt-get", "echo apt-get \"$@\"; case \"$*\" in *install*) exit 100 ;; esac");
        fake("sudo", "[ \"$1\" = -n ] && shift && exec \"$@\"");
        assertThat(start()).matches(told + "runproof: apt-get could not install " + TOOLS + ": see the lines above\n");
        account("0");
        fake("sudo", "echo root needs no sudo >&2; exit 1");
        assertThat(start()).matches(told + "runproof: apt-get could not install " + TOOLS + ": see the lines above\n");
    }

    @Test
    void says_that_a_checkout_in_which_it_may_not_build_cannot_be_written() throws Exception {
        Files.createFile(checkout.resolve("target"));
        assertThat(start())
                .isEqualTo("runproof: " + checkout + "/target/app cannot be written by somebody, and a build is needed:"
                        + " make room or give the right to write there, or use a checkout of your own\n");
    }

    @Test
    void installs_the_jar_without_its_tests_and_prints_the_lines_that_name_it() throws Exception {
        machineWithMaven("echo \"$@\" >asked");
        Files.writeString(checkout.resolve("pom.xml"), "<project>\n  <version>0.1.0-SNAPSHOT</version>\n</project>\n");
        Told told = tell("install", "-Dmaven.repo.local=/elsewhere");
        assertThat(told.status()).as(told.text()).isZero();
        assertThat(checkout.resolve("target/app/install.log")).isEmptyFile();
        assertThat(checkout.resolve("asked"))
                .hasContent("-B -Papp -DskipTests -Dmaven.repo.local=/elsewhere install\n");
        assertThat(told.text()).contains("""
                <dependency>
                  <groupId>dev.runproof</groupId>
                  <artifactId>runproof</artifactId>
                  <version>0.1.0-SNAPSHOT</version>
                  <scope>test</scope>
                </dependency>
                """);
    }

    @Test
    void says_that_the_jar_was_not_installed_and_what_it_does_not_know() throws Exception {
        machineWithMaven("echo '[ERROR] no room'; exit 1");
        Told failed = tell("install");
        assertThat(failed.status()).isEqualTo(MISSING);
        assertThat(failed.text()).contains("[ERROR] no room", "the jar was not installed; the whole of it: ");
        Told misused = tell("install", "--global");
        assertThat(misused.status()).isEqualTo(64);
        assertThat(misused.text())
                .isEqualTo("runproof: [USAGE] install knows -o and -DKEY=VALUE only, not '--global'\n");
    }

    private void machineWithMaven(String script) throws IOException {
        fake("mvn", script);
        fake("head", "exec /usr/bin/head \"$@\"");
    }

    private void account(String id) throws IOException {
        fake("id", "case $1 in -un) echo somebody ;; *) echo " + id + " ;; esac");
    }

    private void fake(String program, String script) throws IOException {
        Path file = Files.writeString(bin.resolve(program), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What the launcher says on both channels; its status is that of a missing tool. */
    private String start() throws IOException, InterruptedException {
        Told told = tell("list");
        assertThat(told.status()).as(told.text()).isEqualTo(MISSING);
        return told.text();
    }

    private record Told(int status, String text) {}

    private Told tell(String... words) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of(checkout.resolve("runproof").toString()), Stream.of(words))
                .toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        if (words[0].equals("install")) {
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        }
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Told(process.waitFor(), said);
    }
}
