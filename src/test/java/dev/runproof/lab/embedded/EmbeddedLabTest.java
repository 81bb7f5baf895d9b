package dev.runproof.lab.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.runproof.lab.LabRefused;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.LoggedCommand;
import dev.runproof.lab.embedded.LabUnderTest.Ran;
import dev.runproof.lab.host.LabDirectory;
import dev.runproof.lab.process.SudoPolicy;
import dev.runproof.model.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What ordinary clients see of a lab. */
@Timeout(60)
class EmbeddedLabTest {
    private static LabUnderTest lab;
    private static String tool;

    @TempDir
    private Path directory;

    @BeforeAll
    static void up() throws IOException {
        lab = LabUnderTest.up(LabSpec.of("toy").accepting(new Secret("lab-canary")));
        tool = lab.path("node1", ToySimulation.TOOL).toString();
    }

    @AfterAll
    static void down() throws IOException {
        lab.close();
        assertThat(lab.directory()).doesNotExist();
    }

    private static Ran toy(String text) throws IOException, InterruptedException {
        return lab.ssh("node1", "toy", text);
    }

    @Test
    void runs_any_text_in_the_machines_own_shell() throws Exception {
        assertThat(toy("printf '%s\\n' \"a  b\" 'c\"d' $((6 * 7)); echo no >&2; exit 3"))
                .isEqualTo(new Ran(3, "a  b\nc\"d\n42\n", "no\n"));
    }

    @Test
    void begins_in_the_accounts_home() throws Exception {
        assertThat(toy("pwd; echo $HOME $USER").out())
                .isEqualTo(lab.path("node1", "/home/toy") + "\n" + lab.path("node1", "/home/toy") + " toy\n");
        assertThat(lab.ssh("node1", "root", "pwd").out()).isEqualTo(lab.path("node1", "/root") + "\n");
    }

    @Test
    void lets_nobody_else_in() throws Exception {
        assertThat(lab.ssh("node1", "stranger", "true").exit()).isEqualTo(255);
    }

    @Test
    void hands_over_output_of_any_size_byte_by_byte() throws Exception {
        assertThat(toy("i=0; while [ $i -lt 40000 ]; do echo $i; i=$((i+1)); done | cksum")
                        .out())
                .isEqualTo(lab.ssh("node1", "toy", "cksum", numbers()).out());
    }

    private static String numbers() {
        var text = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            text.append(i).append('\n');
        }
        return text.toString();
    }

    @Test
    void copies_files_with_sftp_and_both_kinds_of_scp() throws Exception {
        Path file = Files.write(directory.resolve("file"), new byte[] {0, 1, (byte) 200, '\n', 0});
        for (String protocol : List.of("-s", "-O")) {
            var words = new ArrayList<>(List.of("scp", "-q", protocol, "-P", Integer.toString(lab.port("node2"))));
            words.addAll(lab.options());
            words.addAll(List.of(file.toString(), "toy@127.0.0.1:copy" + protocol));
            assertThat(LabUnderTest.run(words, java.util.Map.of(), "")).isEqualTo(new Ran(0, "", ""));
            assertThat(lab.path("node2", "/home/toy/copy" + protocol)).hasSameBinaryContentAs(file);
        }
        var words = new ArrayList<>(List.of("sftp", "-q", "-b", "-", "-P", Integer.toString(lab.port("node2"))));
        words.addAll(lab.options());
        words.add("root@127.0.0.1");
        var ran = LabUnderTest.run(words, java.util.Map.of(), "put " + file + " sent\nmkdir new\nls -l\n");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).containsPattern("drwxr-xr-x +\\d+ root +root +\\d+ .* new\n");
        assertThat(lab.path("node2", "/root/sent")).hasSameBinaryContentAs(file);
        assertThat(lab.ssh("node2", "toy", "stat -c %U ../../root/sent copy-s").out())
                .isEqualTo("root\ntoy\n");
    }

    @Test
    void a_tool_gets_words_input_directory_and_environment_as_they_are() throws Exception {
        assertThat(toy(tool + " say 'a b' \"it's\" '' \"$(printf 'x\\ny')\" '*' 'ü'")
                        .out())
                .isEqualTo("a b|it's||x\ny|*|ü\n");
        assertThat(lab.ssh("node1", "toy", "printf 'ab\\n\\n' | " + tool + " read")
                        .out())
                .isEqualTo("<ab\n\n>");
        assertThat(toy("cd /tmp; TOY=\"it's \\$x\" " + tool + " who").out())
                .isEqualTo("node1 toy /tmp it's $x " + tool + "\n");
    }

    @Test
    void a_tool_answers_on_both_channels_and_with_its_status() throws Exception {
        assertThat(toy(tool + " complain \"it's 100% \\\\n\"; " + tool + " exit 9"))
                .isEqualTo(new Ran(9, "fine\n", "toyctl: it's 100% \\n\n"));
        assertThat(toy(tool + " repeat 'ä%s\\' 30000 | cksum").out())
                .isEqualTo(
                        lab.ssh("node1", "toy", "cksum", "ä%s\\".repeat(30_000)).out());
    }

    @Test
    void a_tool_streams_what_it_says() throws Exception {
        // One second apart in lab time: 725 ms on the wall at the usual speed, of which a busy machine may eat some.
        var ran = toy(tool + " count 30 | while read -r n; do printf '%s ' \"$n\"; cat /proc/uptime; done");
        var times = ran.out()
                .lines()
                .map(line -> Double.parseDouble(line.split(" ", -1)[1]))
                .toList();
        assertThat(times).hasSize(30);
        assertThat(times.get(29) - times.get(0)).isGreaterThanOrEqualTo(0.07);
    }

    @Test
    void many_calls_at_once_do_not_mix() throws Exception {
        var ran = toy("for i in 1 2 3 4 5 6 7 8 9 10 11 12; do " + tool + " say word$i & done; wait");
        assertThat(ran.out().lines()).hasSize(12).allMatch(line -> line.matches("word\\d+"));
    }

    @Test
    void a_killed_launcher_ends_its_tool() throws Exception {
        var ran = toy(tool
                + " stay > said & while ! grep -q staying said; do :; done; kill -9 $!; wait $!; echo $?; cat said");
        assertThat(ran.out()).isEqualTo("137\nstaying\n");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> lab.log().stream()
                        .anyMatch(command -> command.argv().contains("stay") && command.exit() == null));
    }

    @Test
    void tools_work_without_ssh_given_the_environment_of_an_account() throws Exception {
        var ran = LabUnderTest.run(
                List.of("/bin/sh", "-c", tool + " who; id -un; hostname"), lab.variables("node3", "toy"), "");
        assertThat(ran.out()).isEqualTo("node3 toy " + lab.path("node3", "/home/toy") + "  " + tool + "\ntoy\nnode3\n");
    }

    @Test
    void logs_each_program_once_with_its_words_and_status() throws Exception {
        int before = lab.log().size();
        toy("sha256sum /dev/null >/dev/null; ls /nowhere 2>/dev/null; env LC_ALL=C ls -d / | cat; sudo -n id -un;"
                + " command -p ls; /bin/ls; true; " + tool + " say \"two words\"");
        await().atMost(Duration.ofSeconds(5)).until(() -> lab.log().size() >= before + 6);
        var log = lab.log().subList(before, lab.log().size());
        assertThat(log.stream().map(LoggedCommand::argv))
                .containsExactlyInAnyOrder(
                        List.of("sha256sum", "/dev/null"),
                        List.of("ls", "/nowhere"),
                        List.of("env", "LC_ALL=C", "ls", "-d", "/"),
                        List.of("cat"),
                        List.of("id", "-un"),
                        List.of(tool, "say", "two words"));
        assertThat(log.get(1).exit()).isEqualTo(2);
        assertThat(log).allMatch(command -> command.host().equals("node1"));
        assertThat(log.stream()
                        .filter(command -> command.argv().get(0).equals("id"))
                        .map(LoggedCommand::user))
                .containsExactly("root");
    }

    @Test
    void hands_over_what_a_background_job_says_after_its_shell_has_ended() throws Exception {
        assertThat(toy("(sleep 0.3; echo late; echo lost >&2; echo later) & echo first; exit 3"))
                .isEqualTo(new Ran(3, "first\nlate\nlater\n", "lost\n"));
    }

    @Test
    void a_terminal_that_goes_away_hangs_up_what_runs_on_it() throws Exception {
        assumeFalse(ignoresHangUp(), "this JVM was started by nohup: its children ignore a hang-up as it does");
        var words = new ArrayList<>(List.of("ssh", "-tt", "-p", Integer.toString(lab.port("node3"))));
        words.addAll(lab.options());
        words.addAll(List.of("toy@127.0.0.1", "sleep 4713"));
        var client = new ProcessBuilder(words).start();
        var host = lab.host("node3");
        await().atMost(Duration.ofSeconds(20)).until(() -> sleeps(host).equals(List.of("sleep 4713")));
        client.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        await().atMost(Duration.ofSeconds(20)).until(() -> sleeps(host).isEmpty());
    }

    @Test
    void a_host_can_be_reached_through_another() throws Exception {
        var words = new ArrayList<>(List.of("ssh", "-p", Integer.toString(lab.port("node2"))));
        words.addAll(lab.options());
        String jump =
                "ssh " + String.join(" ", lab.options()) + " -p " + lab.port("node1") + " -W %h:%p root@127.0.0.1";
        words.addAll(List.of("-o", "ProxyCommand=" + jump, "toy@127.0.0.1", "hostname"));
        assertThat(LabUnderTest.run(words, java.util.Map.of(), "")).isEqualTo(new Ran(0, "node2\n", ""));
    }

    /** Children inherit an ignored signal; bit 0 of the mask is SIGHUP. */
    private static boolean ignoresHangUp() throws Exception {
        String mask = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn: 0");
        return Character.digit(mask.charAt(mask.length() - 1), 16) % 2 == 1;
    }

    private static List<String> sleeps(EmbeddedHost host) {
        return host.processes().stream()
                .map(process -> String.join(" ", process.argv()))
                .filter(line -> line.startsWith("sleep "))
                .toList();
    }

    @Test
    void gives_a_terminal_to_those_who_want_one() throws Exception {
        var words = new ArrayList<>(List.of("ssh", "-tt", "-p", Integer.toString(lab.port("node1"))));
        words.addAll(lab.options());
        words.addAll(List.of("toy@127.0.0.1", "test -t 1 && echo terminal"));
        assertThat(LabUnderTest.run(words, java.util.Map.of(), "").out()).isEqualTo("terminal\r\n");
    }

    @Test
    void a_host_that_is_down_is_not_reached_and_comes_back() throws Exception {
        lab.host("node3").setUp(false);
        try {
            assertThat(lab.ssh("node3", "toy", "true").exit()).isEqualTo(255);
            assertThat(toy("ssh -o BatchMode=yes -o ConnectTimeout=10 node3 true"))
                    .isEqualTo(new Ran(255, "", "ssh: connect to host node3 port 22: Connection timed out\n"));
        } finally {
            lab.host("node3").setUp(true);
        }
        assertThat(lab.ssh("node3", "toy", "hostname").out()).isEqualTo("node3\n");
    }

    @Test
    void a_planted_scenario_changes_what_a_tool_says_until_it_is_cleared() throws Exception {
        lab.plant("SIM-BROKEN", "", "");
        assertThat(toy(tool).out()).isEqualTo("broken\n");
        lab.clear();
        assertThat(toy(tool).out()).isEqualTo("fine\n");
    }

    @Test
    void sudo_asks_for_the_password_that_the_lab_was_made_with() throws Exception {
        lab.sudo(SudoPolicy.PASSWORD);
        try {
            assertThat(toy("sudo -n id -un")).isEqualTo(new Ran(1, "", "sudo: a password is required\n"));
            assertThat(lab.ssh("node1", "toy", "sudo -S -p '' sh -c 'id -un; cat'", "lab-canary\nrest\n"))
                    .isEqualTo(new Ran(0, "root\nrest\n", ""));
            assertThat(lab.ssh("node1", "toy", "sudo -S -p '' id", "1\n2\n3\n"))
                    .isEqualTo(new Ran(
                            1, "", "Sorry, try again.\nSorry, try again.\nsudo: 3 incorrect password attempts\n"));
        } finally {
            lab.sudo(SudoPolicy.FREE);
        }
    }

    @Test
    void a_file_belongs_to_the_account_that_made_it_and_keeps_its_owner_when_renamed() throws Exception {
        var ran = toy("mkdir own; : >own/mine; sudo -n sh -c ': >own/theirs'; mv own/theirs own/renamed; rm own/mine;"
                + " sudo -n touch own/mine; stat -c '%n %U:%G' own own/*");
        assertThat(ran.out()).isEqualTo("own toy:toys\nown/mine root:root\nown/renamed root:root\n");
    }

    @Test
    void a_long_listing_shows_the_owners_that_the_host_knows() throws Exception {
        var ran = toy(
                "mkdir -p list/sub; echo a >list/x; sudo -n chown root:root list/x; cd list; ls -l; ls -nd x; ls -la sub");
        assertThat(ran.out().replaceAll("[A-Z][a-z]{2} +\\d+ \\d\\d:\\d\\d", "TIME"))
                .isEqualTo("""
                        total 8
                        drwxr-xr-x 2 toy  toys 4096 TIME sub
                        -rw-r--r-- 1 root root    2 TIME x
                        -rw-r--r-- 1 0 0 2 TIME x
                        total 8
                        drwxr-xr-x 2 toy toys 4096 TIME .
                        drwxr-xr-x 3 toy toys 4096 TIME ..
                        """);
    }

    @Test
    void mkdir_obeys_the_owner_of_the_directory_above() throws Exception {
        lab.ssh("node1", "root", "mkdir -p " + lab.path("node1", "/opt/software"));
        String wanted = lab.path("node1", "/opt/software/here").toString();
        assertThat(toy("mkdir -p " + wanted))
                .isEqualTo(new Ran(1, "", "mkdir: cannot create directory '" + wanted + "': Permission denied\n"));
        assertThat(lab.ssh("node1", "root", "mkdir " + wanted + " && chown toy " + wanted)
                        .exit())
                .isZero();
        assertThat(toy("mkdir " + wanted + "/deeper").exit()).isZero();
    }

    @Test
    void refuses_a_directory_that_holds_something() throws IOException {
        Files.writeString(directory.resolve("something"), "", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> EmbeddedLab.start(LabSpec.of("toy"), new LabDirectory(directory), System.err))
                .isInstanceOf(LabRefused.class)
                .hasMessage("[LAB] the directory " + directory + " is not empty (something):"
                        + " a lab needs a new or an empty one; choose another with --dir");
        assertThat(directory.resolve("something")).exists();
    }

    @Test
    void two_labs_live_side_by_side() throws Exception {
        try (var other = LabUnderTest.up(LabSpec.of("toy").named("other").withNodes(1))) {
            assertThat(other.ssh("node1", "toy", "hostname; pwd").out())
                    .isEqualTo("node1\n" + other.path("node1", "/home/toy") + "\n");
            assertThat(CompletableFuture.supplyAsync(() -> other.host("node1").processes())
                            .join())
                    .isEmpty();
        }
        assertThat(toy("hostname").out()).isEqualTo("node1\n");
    }
}
