package dev.runproof.lab.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.runproof.lab.LabSpec;
import dev.runproof.lab.host.LabDirectory;
import dev.runproof.lab.process.Labs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database server of a lab, seen from its hosts and by what is left of it. */
@Timeout(120)
class LabDatabaseTest {
    private static final LabSpec WITH_DATABASE = LabSpec.of("toy").withNodes(1).withOptions(Map.of("database", "yes"));

    @TempDir
    private Path home;

    @Test
    void hosts_use_the_machines_own_clients() throws Exception {
        try (var lab = LabUnderTest.up(WITH_DATABASE)) {
            assertThat(lab.ssh("node1", "toy", "mysql -N -e 'select user(), version()'")
                            .out())
                    .startsWith("toy@tenant#cluster@127.0.0.1\t10.");
            var made = lab.ssh("node1", "toy", "mysql --default-character-set=utf8mb4", """
                    create database one character set utf8mb4 collate utf8mb4_bin;
                    use one;
                    create table t (a int primary key, b text);
                    insert into t values (1, 'it''s \uD83D\uDC18'), (2, null);
                    """);
            assertThat(made).isEqualTo(new LabUnderTest.Ran(0, "", ""));
            assertThat(lab.ssh("node1", "toy", "mkdir b && mysqldump --single-transaction one > b/one.sql; echo $?"))
                    .isEqualTo(new LabUnderTest.Ran(0, "0\n", ""));
            assertThat(lab.ssh("node1", "toy", "tail -n 1 b/one.sql").out()).startsWith("-- Dump completed on ");
            assertThat(lab.ssh("node1", "toy", """
                            set -e
                            mysql -e 'drop database one; create database two'
                            mysql two < b/one.sql
                            mariadb -N -e 'select hex(b) from two.t where a = 1'
                            mariadb-dump --compact two | grep -c INSERT
                            """).out()).isEqualTo("6974277320F09F9098\n1\n");
            assertThat(lab.ssh("node1", "toy", "mysqldump nowhere > b/nowhere.sql")
                            .exit())
                    .isEqualTo(2);
            assertThat(Files.readString(lab.directory().resolve("database/general.log")))
                    .contains("toy@tenant#cluster@127.0.0.1 on")
                    .contains("drop database one")
                    .doesNotContain("Toy#1");
        }
    }

    @Test
    void nobody_gets_in_without_a_password() throws Exception {
        try (var lab = LabUnderTest.up(WITH_DATABASE)) {
            var options = lab.directory().resolve("database/administrator.cnf");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(options)))
                    .isEqualTo("rw-------");
            assertThat(lab.directory().resolve("database/accounts.sql")).doesNotExist();
            var accounts =
                    LabUnderTest.run(List.of("mysql", "--defaults-file=" + options, "-N", "-e", """
                            select user, host, authentication_string in ('', 'invalid') from mysql.user order by 1
                            """), Map.of(), "");
            assertThat(accounts.out()).isEqualTo("""
                    lab\t%\t0
                    mariadb.sys\tlocalhost\t1
                    toy@tenant#cluster\t%\t0
                    """);
            for (String user : List.of("root", "lab", "mariadb.sys", "")) {
                assertThat(lab.ssh(
                                        "node1",
                                        "root",
                                        "mysql --no-defaults --protocol=tcp -P $(sed -n s/port=//p /dev/stdin) -h 127.0.0.1 -u '"
                                                + user + "' -e 'select 1'",
                                        Files.readString(options))
                                .err())
                        .contains("ERROR 1045");
            }
        }
    }

    @Test
    void it_is_no_process_of_a_host_and_ends_with_the_lab() throws Exception {
        String key;
        try (var lab = LabUnderTest.up(WITH_DATABASE)) {
            key = Files.readString(lab.directory().resolve("key"));
            assertThat(marked(key)).isEqualTo(1);
            assertThat(lab.ssh("node1", "root", "ps -ef").out()).doesNotContain("mariadbd");
        }
        assertThat(marked(key)).isZero();
    }

    @Test
    void it_ends_with_a_lab_that_is_killed() throws Exception {
        var lab = Labs.below(home).up(WITH_DATABASE);
        String key = Files.readString(lab.directory().resolve("key"));
        assertThat(marked(key)).isEqualTo(1);
        assertThat(ProcessHandle.of(lab.pid()).orElseThrow().destroyForcibly()).isTrue();
        await().atMost(Duration.ofSeconds(20)).until(() -> !Files.exists(lab.directory()));
        assertThat(marked(key)).isZero();
    }

    @Test
    void it_ends_with_a_lab_that_cannot_be_made() {
        var spec = WITH_DATABASE.withOptions(Map.of("database", "yes", "fail", "yes"));
        var directory = new LabDirectory(home.resolve("failing"));
        assertThatThrownBy(() -> EmbeddedLab.start(spec, directory, System.err))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(directory.root()).isEmptyDirectory();
        // The reaper, too, which is told that there is nothing left to do and ends by itself.
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ProcFiles.pids()
                        .noneMatch(pid -> String.join(" ", ProcFiles.words(pid, "cmdline"))
                                .contains(directory.root().toString())));
    }

    private static long marked(String key) {
        return ProcFiles.pids()
                .filter(pid -> ProcFiles.words(pid, "environ").contains(SessionVariables.KEY + "=" + key))
                .count();
    }
}
