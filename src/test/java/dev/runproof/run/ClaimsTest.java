package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Host;
import dev.runproof.inventory.Protection;
import dev.runproof.inventory.Services;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTest {
    @TempDir
    private Path folder;

    @Test
    void refuse_a_second_run_on_any_of_the_hosts_and_name_the_first() {
        try (Claims.Held held = claims().take(claim("run-1", "a:22", "b:22"))) {
            var refused = catchThrowableOfType(ClusterHeld.class, () -> claims().take(claim("run-2", "b:22", "c:22")));

            assertThat(refused)
                    .hasMessage("[HELD] run run-1 acts on this cluster (b:22): by alice on ctrl, Runproof 0.1.0, since"
                            + " 2026-03-01T12:00:00Z, process 4711, folder /r/run-1; expected no other run; nothing was"
                            + " begun");
            assertThat(refused.status()).isEqualTo(ExitStatus.HELD);
            assertThat(refused.next())
                    .containsExactly(
                            "runproof status run-1",
                            "wait until it has ended, or press Ctrl-C where it runs; then give this again");
        }
    }

    @Test
    void let_runs_on_different_hosts_act_at_once_but_no_run_twice() {
        try (Claims.Held first = claims().take(claim("run-1", "a:22"));
                Claims.Held second = claims().take(claim("run-2", "a:23"))) {
            assertThat(catchThrowableOfType(ClusterHeld.class, () -> claims().take(claim("run-2"))))
                    .hasMessageStartingWith("[HELD] run run-2 acts on this cluster (the same run): ");
        }
    }

    @Test
    void leave_nothing_behind() throws IOException {
        claims().take(claim("run-1", "a:22")).close();
        claims().take(claim("run-2", "a:22")).close();

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("lock"));
        }
    }

    @Test
    void end_with_the_process_that_held_them() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherRun.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var told = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(told.readLine()).isEqualTo("held");
            assertThat(catchThrowableOfType(ClusterHeld.class, () -> claims().take(claim("run-2", "a:22"))))
                    .hasMessageContaining("process " + other.pid() + ", ");
        } finally {
            other.destroyForcibly().waitFor();
        }

        claims().take(claim("run-2", "a:22")).close();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("lock"));
        }
    }

    /** A run of another process, until it is killed. */
    static final class OtherRun {
        private OtherRun() {}

        public static void main(String[] arguments) throws IOException {
            long own = ProcessHandle.current().pid();
            var claim = new Claim("run-1", "bob", "2026-03-01T12:00:00Z", own, "/r/run-1", Set.of("a:22"));
            try (Claims.Held held = Claims.below(Path.of(arguments[0])).take(claim)) {
                System.out.println("held");
                System.in.read();
            }
        }
    }

    @Test
    void say_when_they_cannot_be_kept() throws IOException {
        Path occupied = Files.createFile(folder.resolve("occupied"));

        var refused = catchThrowableOfType(
                ClusterHeld.class, () -> Claims.below(occupied).take(claim("run-1", "a:22")));

        assertThat(refused)
                .hasMessage("[HELD] " + occupied + ": that this run acts cannot be written down there for other runs to"
                        + " see: java.nio.file.FileAlreadyExistsException: " + occupied + "; nothing was begun");
        assertThat(refused.status()).isEqualTo(ExitStatus.MISSING);
        assertThat(refused.next())
                .containsExactly("df -h " + occupied, "make room or give the runner the right to write there");
    }

    @Test
    void know_hosts_by_address_and_port_and_leave_jump_hosts_to_all() {
        var hosts = List.of(
                host("jump", Optional.of("gate"), 2200, Optional.empty(), Optional.empty(), Set.of()),
                host("a", Optional.of("Db-1.example"), 0, Optional.empty(), Optional.empty(), Set.of("node")),
                host("b", Optional.of("10.0.0.2"), 23, Optional.of("jump"), Optional.empty(), Set.of("node")),
                host("c", Optional.empty(), 0, Optional.empty(), Optional.of("db-c"), Set.of("node")));

        assertThat(Claim.places(environment(hosts)))
                .containsExactly(
                        entry("a", "db-1.example:22"),
                        entry("b", "10.0.0.2:23 through gate:2200"),
                        entry("c", "alias db-c"));
    }

    private Claims claims() {
        return Claims.below(folder);
    }

    private static Claim claim(String run, String... hosts) {
        return new Claim(
                run, "alice on ctrl, Runproof 0.1.0", "2026-03-01T12:00:00Z", 4711, "/r/" + run, Set.of(hosts));
    }

    private static Host host(
            String name,
            Optional<String> address,
            int port,
            Optional<String> jump,
            Optional<String> alias,
            Set<String> roles) {
        return new Host(
                new HostName(name),
                address,
                port == 0 ? OptionalInt.empty() : OptionalInt.of(port),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                jump.map(HostName::new),
                alias,
                roles,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Environment environment(List<Host> hosts) {
        return new Environment(
                "demo",
                Path.of("demo.yaml"),
                "demo",
                Protection.OPEN,
                Optional.empty(),
                hosts,
                Services.NONE,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of());
    }
}
