package dev.runproof.lab.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.LabSpec;
import dev.runproof.lab.embedded.LabUnderTest.Ran;
import dev.runproof.lab.host.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the key files of the hosts decide, and what a host's disk shows of files that somebody writes. */
@Timeout(60)
class LoginFilesTest {
    private static final Ran DENIED =
            new Ran(255, "", "toy@node2: Permission denied (publickey,gssapi-keyex,gssapi-with-mic,password).\n");
    private static final Ran UNVERIFIED = new Ran(255, "", "Host key verification failed.\n");

    private LabUnderTest lab;

    @TempDir
    private Path directory;

    @BeforeEach
    void up() throws IOException {
        lab = LabUnderTest.up(LabSpec.of("toy").withNodes(2));
    }

    @AfterEach
    void down() throws IOException {
        lab.close();
    }

    private Ran toy(String host, String text) throws IOException, InterruptedException {
        return lab.ssh(host, "toy", text);
    }

    private Ran fromOneToTwo() throws IOException, InterruptedException {
        return toy("node1", "ssh -o BatchMode=yes node2 hostname");
    }

    @Test
    void every_account_logs_in_from_every_host_to_every_host() throws Exception {
        assertThat(toy("node2", "ssh node1 hostname; ssh 192.168.57.12 hostname; stat -c '%a %U %n' .ssh .ssh/*"))
                .isEqualTo(new Ran(0, """
                        node1
                        node2
                        700 toy .ssh
                        600 toy .ssh/authorized_keys
                        600 toy .ssh/id_ed25519
                        644 toy .ssh/id_ed25519.pub
                        644 toy .ssh/known_hosts
                        """, ""));
        assertThat(lab.ssh("node1", "root", "ssh node2 id -un").out()).isEqualTo("root\n");
    }

    @Test
    void a_key_that_is_not_authorized_is_refused() throws Exception {
        toy("node2", "sed -i /toy@node1/d .ssh/authorized_keys");
        assertThat(fromOneToTwo()).isEqualTo(DENIED);
        assertThat(toy("node2", "ssh node2 hostname").out()).isEqualTo("node2\n");
    }

    @Test
    void a_list_that_others_may_write_does_not_count() throws Exception {
        toy("node2", "chmod g+w .ssh");
        assertThat(fromOneToTwo()).isEqualTo(DENIED);
    }

    @Test
    void a_key_that_others_may_read_is_not_used() throws Exception {
        toy("node1", "chmod 640 .ssh/id_ed25519");
        assertThat(fromOneToTwo()).isEqualTo(DENIED);
        toy("node1", "chmod 600 .ssh/id_ed25519");
        assertThat(fromOneToTwo().exit()).isZero();
        toy("node1", "rm .ssh/id_ed25519");
        assertThat(fromOneToTwo()).isEqualTo(DENIED);
    }

    @Test
    void an_unknown_or_changed_host_key_is_not_trusted() throws Exception {
        toy("node1", "mv .ssh/known_hosts kept; sed 's/^node2,/node1,/' kept > .ssh/known_hosts");
        assertThat(toy("node1", "ssh 192.168.57.12 hostname").out()).isEqualTo("node2\n");
        toy("node1", "sed 's/^node1.*ssh/node1 ssh/; s/^node2.* ssh/other ssh/' kept > .ssh/known_hosts");
        assertThat(fromOneToTwo()).isEqualTo(UNVERIFIED);
        toy("node1", "grep node1 kept | sed 's/^[^ ]*/node2/' > .ssh/known_hosts");
        assertThat(fromOneToTwo()).isEqualTo(UNVERIFIED);
        assertThat(toy("node1", "ssh -o StrictHostKeyChecking=no node2 hostname"))
                .isEqualTo(new Ran(0, "node2\n", ""));
    }

    @Test
    void a_key_that_somebody_authorizes_opens_the_host() throws Exception {
        var pair = Keys.make();
        Path own = directory.resolve("own");
        Keys.write(pair, "own", own);
        assertThat(with(own).exit()).isEqualTo(255);
        lab.ssh("node1", "toy", "cat >> .ssh/authorized_keys", Keys.line(pair.getPublic()) + " own\n");
        assertThat(with(own)).isEqualTo(new Ran(0, "toy\n", ""));
    }

    private Ran with(Path identity) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("ssh", "-p", Integer.toString(lab.port("node1"))));
        words.addAll(lab.options());
        words.set(words.indexOf("-i") + 1, identity.toString());
        words.addAll(List.of("-o", "IdentitiesOnly=yes", "toy@127.0.0.1", "id -un"));
        return LabUnderTest.run(words, Map.of(), "");
    }

    @Test
    void a_big_file_fills_the_disk_and_leaves_it_again() throws Exception {
        long before = used();
        Files.write(lab.path("node1", "/home/toy/big"), new byte[8 << 20]);
        assertThat(used() - before).isBetween(8192L, 9216L);
        toy("node1", "rm big");
        assertThat(used()).isEqualTo(before);
    }

    private long used() throws IOException, InterruptedException {
        return Long.parseLong(
                toy("node1", "df -P . | awk 'NR == 2 { print $3 }'").out().strip());
    }
}
