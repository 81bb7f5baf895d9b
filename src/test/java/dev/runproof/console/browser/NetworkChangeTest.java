package dev.runproof.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.console.ConsoleAccount;
import dev.runproof.console.ConsoleLimits;
import dev.runproof.console.ConsoleNotDriven;
import dev.runproof.console.ConsoleNotDriven.Reason;
import dev.runproof.console.ConsoleSession;
import dev.runproof.console.ConsoleTarget;
import dev.runproof.console.Modified;
import dev.runproof.console.ShownRow;
import dev.runproof.lab.oms.console.ConsoleServer;
import dev.runproof.lab.oms.console.StandingSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Chromium lets go of all connections when an interface of the machine comes or goes, as those of containers do: the page
 * that was under way is asked for again; what was sent is looked for before it is sent again.
 */
class NetworkChangeTest {
    private static final ConsoleAccount ADMIN = new ConsoleAccount("admin", StandingSource.PASSWORD);

    private final StandingSource source = new StandingSource("4.2.9");
    private final LosingDriver driver = new LosingDriver();
    private ConsoleServer server;

    @BeforeEach
    void open() throws IOException {
        server = ConsoleServer.open(
                source, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private ConsoleSession session() {
        var target = new ConsoleTarget(
                URI.create("http://127.0.0.1:" + server.port()),
                Optional.empty(),
                new ConsoleLimits(Duration.ofSeconds(30), Duration.ofSeconds(5)));
        return new Browsers((it, certificate) -> new Launched(driver, driver::noted, driver::quit)).open(target, ADMIN);
    }

    @Test
    void a_page_that_was_under_way_is_asked_for_again() {
        try (ConsoleSession session = session()) {
            driver.losesOnce(() -> driver.at("/monitoring/servers"));
            assertThat(session.servers()).extracting(ShownRow::name).containsExactly("10.20.0.11", "10.20.0.12");
            assertThat(driver.losses()).isEqualTo(1);
        }
    }

    @Test
    void a_page_without_its_scripts_is_asked_for_again() {
        try (ConsoleSession session = session()) {
            driver.losesScriptsOnce(() -> driver.at("/system/parameters"));
            assertThat(session.modify("ha.config", it -> it.replace("true", "false"))
                            .confirmed())
                    .isTrue();
            assertThat(driver.losses()).isEqualTo(1);
        }
    }

    @Test
    void a_page_that_is_asked_for_and_fails_is_asked_for_again() {
        driver.failsToGet(2, LosingDriver.CHANGED);
        try (ConsoleSession session = session()) {
            assertThat(session.version()).isEqualTo("4.2.9");
        }
    }

    @Test
    void other_failures_and_a_network_that_never_holds_still_are_told() {
        driver.failsToGet(1, "net::ERR_CONNECTION_REFUSED");
        assertThatThrownBy(this::session).hasMessageContaining("net::ERR_CONNECTION_REFUSED");
        driver.failsToGet(100, LosingDriver.CHANGED);
        assertThatThrownBy(this::session).hasMessageContaining(LosingDriver.CHANGED);
    }

    @Test
    void who_logs_on_does_so_again_when_the_logon_page_comes_again() {
        driver.losesOnce(() -> !driver.at("/logon") && driver.forgets());
        try (ConsoleSession session = session()) {
            assertThat(driver.losses()).isEqualTo(1);
            assertThat(session.version()).isEqualTo("4.2.9");
        }
    }

    @Test
    void a_change_that_was_under_way_is_looked_for_and_told_as_made() {
        try (ConsoleSession session = session()) {
            driver.losesOnce(() -> !source.modified().isEmpty());
            Modified modified = session.modify("ha.config", it -> it.replace("true", "false"));
            assertThat(driver.losses()).isEqualTo(1);
            assertThat(modified).isEqualTo(new Modified(StandingSource.HA, StandingSource.HA.replace("true", "false")));
            assertThat(source.modified()).containsEntry("ha.config", modified.after());
        }
    }

    @Test
    void a_change_that_did_not_arrive_is_sent_again_and_nobody_elses_is_overwritten() {
        var change = new SentChange(
                it -> it + "+",
                () -> new ConsoleNotDriven(
                        Reason.OVERDUE, ConsoleTarget.of(URI.create("http://127.0.0.1")), "written by others"));
        assertThat(change.apply("a")).as("found first").isEqualTo("a+");
        assertThat(change.apply("a")).as("it did not arrive").isEqualTo("a+");
        assertThat(change.apply("a+")).as("it arrived").isEqualTo("a+");
        assertThat(change.modified()).isEqualTo(new Modified("a", "a+"));
        assertThatThrownBy(() -> change.apply("b")).hasMessageContaining("written by others");
    }
}
