package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.inventory.DatabaseServer;
import dev.runproof.inventory.SecretReference;
import dev.runproof.inventory.Services;
import dev.runproof.inventory.WebConsole;
import dev.runproof.model.HostName;
import dev.runproof.remote.HostUnreachable;
import dev.runproof.sql.Rows;
import dev.runproof.sql.RowsText;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceCheckupTest {
    private static final SecretReference PASSWORD =
            new SecretReference("metadb", SecretReference.Kind.ENV, "OMS_METADB");
    private static final Services SERVICES = new Services(
            List.of(new DatabaseServer(
                    new HostName("metadb"),
                    "192.0.2.20",
                    2883,
                    "root@oms#obcluster",
                    PASSWORD,
                    "preferred",
                    Optional.empty())),
            List.of(console("console-oms1")));

    private final FakeHosts hosts = new FakeHosts();

    private static WebConsole console(String name) {
        return new WebConsole(
                new HostName(name),
                URI.create("https://192.0.2.11:8089"),
                "admin",
                PASSWORD,
                Optional.empty(),
                "chromium");
    }

    private static String rows(List<String> columns, List<String> values) {
        return RowsText.write(Rows.of(columns, List.of(List.copyOf(values))));
    }

    private void answer(String health) {
        hosts.answers = command -> command.startsWith("query")
                ? rows(List.of("version"), List.of("5.7.25-OceanBase"))
                : command.startsWith("about")
                        ? rows(List.of("version"), List.of("4.2.8"))
                        : rows(List.of("status", "body"), List.of("200", health));
    }

    private List<String> found(Services services) {
        return new ServiceCheckup(hosts, Duration.ofSeconds(20))
                .of(services).stream()
                        .map(it -> it.host() + ": " + it.verdict() + ": " + it.told())
                        .toList();
    }

    @Test
    void logs_in_to_databases_and_on_to_consoles() {
        answer("{\"healthy\": true}");
        assertThat(found(SERVICES))
                .containsExactly(
                        "metadb: PASS: login as root@oms#obcluster at 192.0.2.20 port 2883, 5.7.25-OceanBase",
                        "console-oms1: PASS: https://192.0.2.11:8089, /oms/health 200 {\"healthy\": true}, logon as"
                                + " admin, version 4.2.8");
    }

    @Test
    void a_console_that_is_not_healthy_is_not_logged_on_to() {
        answer("{\"healthy\": false}");
        assertThat(found(SERVICES))
                .last()
                .isEqualTo("console-oms1: FAIL: https://192.0.2.11:8089, /oms/health 200 {\"healthy\": false}");
        assertThat(hosts.asked).noneMatch(asked -> asked.contains("about"));
    }

    @Test
    void one_that_cannot_be_reached_keeps_nobody_from_trying_the_others() {
        answer("{\"healthy\": true}");
        hosts.atEverySend = () -> {
            hosts.atEverySend = () -> {};
            throw new HostUnreachable(new HostName("metadb"), "192.0.2.20:2883: no answer", List.of(), null);
        };
        assertThat(found(SERVICES))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("metadb: UNKNOWN: ")
                .contains("no answer");
        assertThat(found(SERVICES)).last().asString().contains("console-oms1: PASS");
    }
}
