package dev.runproof.lab.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.lab.LabRefused;
import dev.runproof.model.ExitStatus;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MariaDbProgramsTest {
    private static Function<String, Optional<Path>> machine(String... programs) {
        return name -> Set.of(programs).contains(name) ? Optional.of(Path.of("/usr/bin", name)) : Optional.empty();
    }

    @Test
    void a_machine_with_all_of_them_will_do() {
        assertThat(MariaDbPrograms.needed(machine("mariadbd", "mariadb-install-db", "mysql", "mysqldump")))
                .isEqualTo(new MariaDbPrograms(Path.of("/usr/bin/mariadbd"), Path.of("/usr/bin/mariadb-install-db")));
    }

    @Test
    void what_is_missing_is_named_with_the_packages_that_bring_it() {
        assertThatThrownBy(() -> MariaDbPrograms.needed(machine("mariadbd", "mariadb-install-db", "mysql")))
                .isInstanceOfSatisfying(LabRefused.class, refused -> {
                    assertThat(refused.status()).isEqualTo(ExitStatus.MISSING);
                    assertThat(refused.next()).containsExactly("apt-get install mariadb-server mariadb-client");
                })
                .hasMessage("[LAB] this lab has a database, and this machine has no mysqldump;"
                        + " on Debian they come with: apt-get install mariadb-server mariadb-client");
        assertThatThrownBy(() -> MariaDbPrograms.needed(machine()))
                .hasMessageContaining("has no mariadbd, mariadb-install-db, mysql, mysqldump;");
    }
}
