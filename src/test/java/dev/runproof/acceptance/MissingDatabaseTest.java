package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.host.MachineCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All rehearsals on a machine that has everything but MariaDB; the program as a process. */
@Tag("crash")
class MissingDatabaseTest {
    @TempDir
    private Path folder;

    /** JUnit warns of each link that leads out of its directory. */
    @AfterEach
    void unlink() throws IOException {
        try (var links = Files.list(folder.resolve("programs"))) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void labs_with_a_database_say_what_to_install_and_the_others_are_rehearsed() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        var program = new Program(home);
        // One procedure without a database is enough.
        for (String feature : new String[] {"openmldb.feature", "openmldb.rollback.feature"}) {
            Files.delete(home.resolve("features/openmldb").resolve(feature));
        }

        Program.Ended ended = program.run(
                "-D" + MachineCommands.ELSEWHERE + "=" + machineWithoutMariaDb(),
                "rehearse",
                "--all",
                "--set",
                "lab.nodes=1",
                "--set",
                "lab.speed=200");

        assertThat(ended.status()).as(ended.output()).isEqualTo(69);
        for (String procedure : new String[] {"oms-3.3.0", "oms-4.0.0", "oms-4.2.9"}) {
            assertThat(ended.output())
                    .containsPattern("rehearsal [1-4] of 4: " + procedure + "[^\\n]*\\n"
                            + "\\[LAB\\] this lab has a database, and this machine has no mariadbd, mariadb-install-db, mysql,"
                            + " mysqldump; on Debian they come with: apt-get install mariadb-server mariadb-client");
        }
        try (var runs = Files.list(home.resolve("reports"))) {
            assertThat(runs.map(run -> run.getFileName().toString()).filter(name -> name.startsWith("2")))
                    .singleElement()
                    .asString()
                    .contains("opengauss");
        }
        assertThat(ended.output())
                .containsPattern("rehearsal [1-4] of 4: opengauss")
                .containsPattern("-opengauss-[a-z0-9]+: pass after ");
    }

    /** Links to all programs of this machine but those of MariaDB. */
    private Path machineWithoutMariaDb() throws IOException {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        for (String directory : MachineCommands.DIRECTORIES) {
            if (Files.isDirectory(Path.of(directory))) {
                try (var all = Files.list(Path.of(directory))) {
                    for (Path program : all.toList()) {
                        String name = program.getFileName().toString();
                        Path link = programs.resolve(name);
                        if (!name.matches("(mysql|mariadb).*") && Files.notExists(link)) {
                            Files.createSymbolicLink(link, program);
                        }
                    }
                }
            }
        }
        return programs;
    }
}
