package dev.runproof.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runproof.model.HostName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicesTest {
    private static final String HEAD = """
            procedure: own.feature
            hosts:
              - {name: node1, address: 10.20.0.11, roles: [node]}
            secrets:
              meta: env:META_PASSWORD
            """;

    @TempDir
    private Path folder;

    private Environment read(String text) throws IOException {
        return new EnvironmentReader(Files.writeString(folder.resolve("shop.yaml"), HEAD + text)).read();
    }

    @Test
    void a_database_and_a_console_are_read_with_what_holds_by_default() throws IOException {
        Services services = read("""
                databases:
                  - {name: metadb, address: 10.20.0.5, port: 2883, user: root@oms#ob, password: meta}
                  - {name: other, address: db2, user: oms, password: prompt, tls: verify_ca, authority: ca.pem}
                consoles:
                  - {name: console, url: "https://10.20.0.11:8089", user: admin, password: meta, certificate: c.pem}
                """).services();

        DatabaseServer metadb = services.database(new HostName("metadb")).orElseThrow();
        assertThat(metadb.port()).isEqualTo(2883);
        assertThat(metadb.user()).isEqualTo("root@oms#ob");
        assertThat(metadb.tls()).isEqualTo("preferred");
        assertThat(metadb.password()).hasToString("env:META_PASSWORD");
        DatabaseServer other = services.database(new HostName("other")).orElseThrow();
        assertThat(other.port()).isEqualTo(3306);
        assertThat(other.authority()).contains(folder.resolve("ca.pem"));
        WebConsole console = services.console(new HostName("console")).orElseThrow();
        assertThat(console.url()).isEqualTo(URI.create("https://10.20.0.11:8089"));
        assertThat(console.certificate()).contains(folder.resolve("c.pem"));
        assertThat(console.browser()).isEqualTo("chromium");
    }

    @Test
    void the_consoles_of_an_embedded_lab_need_no_browser_of_this_machine() throws IOException {
        Services services = read("""
                lab: {kind: embedded}
                consoles:
                  - {name: one, url: "http://127.0.0.1:8089", user: admin, password: meta}
                  - {name: two, url: "http://127.0.0.1:8090", user: admin, password: meta, browser: chromium}
                """).services();

        assertThat(services.consoles()).extracting(WebConsole::browser).containsExactly("htmlunit", "chromium");
    }

    @Test
    void doctor_sees_where_their_values_came_from_and_no_secret() throws IOException {
        List<String> values =
                read("""
                databases:
                  - {name: metadb, address: 10.20.0.5, user: oms, password: meta}
                """).effective().stream().map(EffectiveValue::toString).toList();
        assertThat(values)
                .anyMatch(value -> value.contains("databases.metadb.password") && value.contains("env:META_PASSWORD"))
                .anyMatch(value -> value.contains("databases.metadb.port") && value.contains("3306"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            databases: [{name: node1, address: a, user: u, password: meta}] | the name 'node1' is that of something else here
            databases: [{name: controller, address: a, user: u, password: meta}] | the name 'controller' is that of something else
            databases: [{name: m, address: a, user: u, password: Ocean7secret}] | password of m is neither the name of a secret
            databases: [{name: m, address: a, user: u, password: meta, tls: verify-ca}] | did you mean 'verify_ca'?
            databases: [{name: m, address: a, user: u, password: meta, authority: c.pem}] | tls 'preferred' verifies no certificate
            databases: [{name: m, address: a, password: meta}] | 'user' is missing in databases
            databases: [{name: m, address: a, user: u, password: meta, prt: 1}] | did you mean 'port'?
            consoles: [{name: c, url: "10.20.0.11:8089", user: u, password: meta}] | url of a console is no address
            consoles: [{name: c, url: "http://u:p@h:1", user: u, password: meta}] | url of a console is no address
            consoles: [{name: c, url: "http://h:1", user: u, password: meta, browser: chrome}] | unknown browser 'chrome' in consoles; expected one of chromium, htmlunit
            consoles: [{name: 'a b', url: "http://h:1", user: u, password: meta}] | the name 'a b'
            """)
    void what_is_wrong_with_a_service_is_told(String text, String told) {
        var refused = catchThrowableOfType(EnvironmentRefused.class, () -> read(text));
        assertThat(refused.getMessage()).contains(told).doesNotContain("Ocean7secret");
    }
}
