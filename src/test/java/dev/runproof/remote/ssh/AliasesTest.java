package dev.runproof.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AliasesTest {
    @TempDir
    Path home;

    private Alias read(String name, String config) throws IOException {
        Files.createDirectories(home.resolve(".ssh"));
        Files.writeString(home.resolve(".ssh/config"), config);
        return ConfigFile.read(home, name);
    }

    @Test
    void reads_the_directives_that_lead_to_a_host_and_names_the_others() throws IOException {
        Alias alias = read("db", """
                # the cluster
                Host db other
                  HostName 10.1.2.3
                  Port=2222
                  User gauss
                  IdentityFile ~/.ssh/id_db
                  IdentityFile "%d/keys/second key"
                  ProxyJump ops@gate:2200,inner
                  ForwardAgent yes
                Host *
                  User nobody
                  Port 22
                """);

        assertThat(alias)
                .isEqualTo(new Alias(
                        "10.1.2.3",
                        OptionalInt.of(2222),
                        Optional.of("gauss"),
                        List.of(home.resolve(".ssh/id_db"), home.resolve("keys/second key")),
                        List.of("ops@gate:2200", "inner"),
                        Optional.empty(),
                        List.of(),
                        List.of("ForwardAgent in " + home.resolve(".ssh/config"))));
    }

    @Test
    void follows_includes_and_patterns() throws IOException {
        Files.createDirectories(home.resolve(".ssh/conf.d"));
        Files.writeString(home.resolve(".ssh/conf.d/a.conf"), "Host db-?\n  HostName %h.example\n");
        Files.writeString(home.resolve(".ssh/conf.d/b.conf"), "Host *\n  User from-b\n");

        Alias alias = read("db-1", "Include conf.d/*.conf\nHost db-* !db-1\n  Port 9\nMatch host db-1\n  Port 7\n");

        assertThat(alias.hostName()).isEqualTo("db-1.example");
        assertThat(alias.user()).contains("from-b");
        assertThat(alias.port()).isEmpty();
        assertThat(alias.warnings()).containsExactly("Match host db-1 in " + home.resolve(".ssh/config"));
    }

    @Test
    void takes_a_name_as_it_is_where_there_is_no_configuration() throws IOException {
        assertThat(ConfigFile.read(home, "db").hostName()).isEqualTo("db");
    }

    @Test
    void asks_ssh_itself_where_it_is_installed() throws IOException {
        Path ssh = home.resolve("ssh");
        Files.writeString(
                ssh,
                "#!/bin/sh\n[ \"$1 $2\" = '-G db' ] || exit 1\ncat <<'E'\nhostname 10.1.2.3\nport 2222\n"
                        + "user gauss\nidentityfile ~/.ssh/id_db\nproxycommand nc %h %p\nuserknownhostsfile /x/known /y/known\nE\n");
        assertThat(ssh.toFile().setExecutable(true)).isTrue();

        Alias alias = new Aliases(Optional.of(ssh), home).look("db");

        assertThat(alias.hostName()).isEqualTo("10.1.2.3");
        assertThat(alias.port()).hasValue(2222);
        assertThat(alias.identityFiles()).containsExactly(home.resolve(".ssh/id_db"));
        assertThat(alias.knownHosts()).containsExactly(Path.of("/x/known"), Path.of("/y/known"));
        assertThat(alias.warnings()).containsExactly("proxycommand nc %h %p");
    }
}
