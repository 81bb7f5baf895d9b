package dev.runproof.lab.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.runproof.lab.LabRefused;
import dev.runproof.lab.embedded.DatabaseUnderTest;
import dev.runproof.lab.host.MachineCommands;
import dev.runproof.model.Secret;
import dev.runproof.sql.SqlStatement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DatabaseServerTest {
    @TempDir
    private Path directory;

    @Test
    void a_password_is_kept_as_the_server_keeps_it() {
        // What select password('password') says.
        assertThat(AccountTexts.kept(new Secret("password"))).isEqualTo("*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19");
    }

    @Test
    void a_users_session_has_the_labs_time_and_the_administrators_has_not() throws Exception {
        try (var server = DatabaseUnderTest.up(1000)) {
            var ahead = SqlStatement.of("select unix_timestamp() - unix_timestamp(sysdate()) as ahead,"
                    + " timestampdiff(second, utc_timestamp(), sysdate()) as behind");
            try (var user = server.session();
                    var administrator = server.database().session()) {
                assertThat(user.query(ahead).only().number("ahead")).isBetween(100L, 60_000L);
                assertThat(administrator.query(ahead).only().number("ahead")).isBetween(-2L, 0L);
            }
        }
    }

    @Test
    void a_user_may_not_rule_the_server() throws Exception {
        try (var server = DatabaseUnderTest.up();
                var user = server.session()) {
            for (String forbidden : List.of("set global general_log = 0", "set sql_log_off = 1", "shutdown")) {
                assertThatThrownBy(() -> user.update(SqlStatement.of(forbidden)))
                        .as(forbidden)
                        .hasMessageContaining("Access denied; you need");
            }
        }
    }

    @Test
    void nothing_of_it_comes_back_after_its_end_however_early_that_was() throws Exception {
        for (int micros = 0; micros < 3_000; micros += 100) {
            var place = directory.resolve("early-" + micros);
            var server = DatabaseServer.start(
                    MariaDbPrograms.needed(MachineCommands::find), place, Map.of(), new StillClock());
            TimeUnit.MICROSECONDS.sleep(micros);
            server.close();
            FileUtils.deleteDirectory(place.toFile());
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(thread -> thread.getName().equals("lab-database")));
            assertThat(place).as("after %d us", micros).doesNotExist();
        }
    }

    @Test
    void an_installer_that_fails_once_is_tried_again() throws Exception {
        var real = MariaDbPrograms.needed(MachineCommands::find);
        var script = Files.writeString(directory.resolve("installer"), """
                #!/bin/sh
                [ -e '%1$s/tried' ] || { : >'%1$s/tried'; mkdir -p '%1$s/database/data/half'; exit 1; }
                exec '%2$s' "$@"
                """.formatted(directory, real.installer()));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        var second = new MariaDbPrograms(real.server(), script);
        try (var server = DatabaseServer.start(second, directory.resolve("database"), Map.of(), new StillClock());
                var session = server.database().session()) {
            assertThat(session.query(SqlStatement.of("select 1 as one")).only().number("one"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_server_that_cannot_be_made_is_told_with_what_it_said() throws Exception {
        var script = Files.writeString(directory.resolve("installer"), "#!/bin/sh\necho no room for \"$2\"\nexit 2\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        var broken = new MariaDbPrograms(Path.of("/bin/false"), script);
        try (var server = DatabaseServer.start(broken, directory.resolve("database"), Map.of(), new StillClock())) {
            assertThatThrownBy(server::database)
                    .isInstanceOf(LabRefused.class)
                    .hasMessage("[LAB] the lab's database cannot be started: its files cannot be made (status 2);"
                            + " it said:\nno room for --datadir=" + directory.resolve("database/data"));
        }
    }

    @Test
    void a_server_that_ends_at_once_is_told_with_what_it_said() throws Exception {
        var script = Files.writeString(directory.resolve("server"), "#!/bin/sh\necho out of order\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        var broken = new MariaDbPrograms(script, Path.of("/bin/true"));
        try (var server = DatabaseServer.start(broken, directory.resolve("database"), Map.of(), new StillClock())) {
            assertThatThrownBy(server::database)
                    .hasMessage("[LAB] the lab's database cannot be started: it ended; it said:\nout of order");
        }
    }
}
