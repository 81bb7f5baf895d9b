package dev.runproof.lab.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.runproof.lab.LabSpec;
import dev.runproof.lab.embedded.LabUnderTest.Ran;
import dev.runproof.lab.host.MachineCommands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What OpenSSH's own client finds at a host of a lab, and would find at a host with OpenSSH's server. */
class LabConnectionTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static LabUnderTest lab;

    @BeforeAll
    static void up() throws IOException {
        lab = LabUnderTest.up(LabSpec.of("toy"));
    }

    @AfterAll
    static void down() throws IOException {
        lab.close();
    }

    @Test
    void tells_the_exit_status_before_the_end_of_output() throws Exception {
        var ran = LabUnderTest.run(client(List.of("-vv"), "exit 3"), Map.of(), "");

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err()).containsSubsequence("rtype exit-status", "rcvd eof", "rcvd close");
    }

    @Test
    void a_command_whose_output_the_client_has_closed_gets_a_broken_pipe() throws Exception {
        var words = List.of(MachineCommands.SHELL, "-c", "\"$@\" | head -n 1", "sh");
        var all = new ArrayList<>(words);
        all.addAll(client(List.of(), "yes"));

        assertThat(LabUnderTest.run(all, Map.of(), "").out()).isEqualTo("y\n");
    }

    @Test
    void a_command_without_a_terminal_goes_on_when_its_client_is_gone() throws Exception {
        var client = new ProcessBuilder(client(List.of(), "echo begun; sleep 4711; touch done")).start();
        var host = lab.host("node3");
        assertThat(client.getInputStream().readNBytes(6)).isEqualTo("begun\n".getBytes(StandardCharsets.UTF_8));
        client.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        // A login after it has been handled after the end of that connection.
        lab.ssh("node3", "toy", "true");

        // The shell has written its word before it starts the program.
        await().atMost(LIMIT)
                .until(() -> host.processes().stream()
                                .filter(process -> process.argv().equals(List.of("sleep", "4711")))
                                .peek(process -> host.signal(process.pid(), 15))
                                .count()
                        > 0);
        await().atMost(LIMIT).until(() -> java.nio.file.Files.exists(lab.path("node3", "/home/toy/done")));
    }

    @Test
    void takes_over_what_debian_accepts_of_the_clients_environment_and_nothing_else() throws Exception {
        var words = client(List.of("-o", "SetEnv=LC_WORD=taken LD_PRELOAD=/none"), "echo $LC_WORD.$LD_PRELOAD.$TERM");

        assertThat(LabUnderTest.run(words, Map.of(), "")).isEqualTo(new Ran(0, "taken..\n", ""));
    }

    @Test
    void tells_a_session_where_it_comes_from() throws Exception {
        String out = lab.ssh("node3", "toy", "echo $SSH_CONNECTION; echo $SSH_CLIENT")
                .out();

        assertThat(out)
                .matches("127\\.0\\.0\\.1 (\\d+) 127\\.0\\.0\\.1 " + lab.port("node3") + "\n127\\.0\\.0\\.1 \\1 "
                        + lab.port("node3") + "\n");
        assertThat(LabUnderTest.run(client(List.of("-tt"), "test \"$SSH_TTY\" = \"$(tty)\" && echo same"), Map.of(), "")
                        .out())
                .isEqualTo("same\r\n");
    }

    @Test
    void a_home_directory_is_found_by_the_name_of_its_account() throws Exception {
        String home = lab.path("node3", "/home/toy").toString();
        String root = lab.path("node3", "/root").toString();

        assertThat(lab.ssh("node3", "toy", "sh -c 'echo ~toy/a' && echo ~root a~toy ~toyed")
                        .out())
                .isEqualTo(home + "/a\n" + root + " a~toy ~toyed\n");
    }

    private static List<String> client(List<String> options, String text) {
        var words = new ArrayList<>(List.of("ssh", "-p", Integer.toString(lab.port("node3"))));
        words.addAll(lab.options());
        words.addAll(options);
        words.addAll(Arrays.asList("toy@127.0.0.1", text));
        return words;
    }
}
