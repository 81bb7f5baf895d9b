package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.runproof.console.ConsoleCommand;
import dev.runproof.console.ConsoleLimits;
import dev.runproof.console.browser.Browsers;
import dev.runproof.console.browser.ChromiumPrograms;
import dev.runproof.inventory.SecretReference;
import dev.runproof.inventory.Services;
import dev.runproof.inventory.WebConsole;
import dev.runproof.lab.oms.console.Certificates;
import dev.runproof.lab.oms.console.ConsoleServer;
import dev.runproof.lab.oms.console.StandingSource;
import dev.runproof.lab.oms.console.Tls;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.Session;
import dev.runproof.sql.RowsText;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A console of an environment, from the name in a step to the simulated pages. */
@Timeout(60)
class SimulatedConsoleTest {
    private static final HostName CONSOLE = new HostName("console-node1");
    private static final LedgerKey KEY = new LedgerKey("20261127-020000-own-abc", "4-1-a1");

    @TempDir
    private Path folder;

    private final StandingSource source = new StandingSource("4.2.9");
    private Tls tls;
    private ConsoleServer server;
    private Hosts hosts;

    @BeforeEach
    void open() throws IOException {
        tls = Certificates.plain(folder, "console", "dns:oms.example");
        server = ConsoleServer.open(
                source, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.of(tls));
        hosts = hosts(tls.certificate(), "htmlunit");
    }

    @AfterEach
    void close() {
        hosts.close();
        server.close();
    }

    private Hosts hosts(Path certificate, String browser) {
        var console = new WebConsole(
                CONSOLE,
                URI.create("https://127.0.0.1:" + server.port()),
                "admin",
                new SecretReference("console", SecretReference.Kind.ENV, "CONSOLE"),
                Optional.of(certificate),
                browser);
        return new ServiceHosts(
                new NoHosts(),
                new Services(List.of(), List.of(console)),
                new ServiceSessions(
                        target -> {
                            throw new IllegalStateException("no database is asked here");
                        },
                        Browsers::of,
                        reference -> StandingSource.PASSWORD,
                        new ServiceLedger(folder.resolve("ledger")),
                        Clock.systemUTC(),
                        sent -> {}));
    }

    private record NoHosts() implements Hosts {
        @Override
        public Session session(HostName host) {
            throw new IllegalStateException("no host is asked here");
        }

        @Override
        public void openAll(Collection<HostName> names) {
            assertThat(names).isEmpty();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private Answer ask(Command command) {
        return hosts.session(CONSOLE).run(command, OutputSink.NOWHERE);
    }

    private LedgerEntry changed(Command change) {
        Session session = hosts.session(CONSOLE);
        session.start(KEY, change);
        return Awaitility.await()
                .until(
                        () -> session.collect(KEY, 0, 0, OutputSink.NOWHERE),
                        entry -> entry.state() != LedgerEntry.State.RUNNING);
    }

    @Test
    void what_the_pages_show_comes_back_as_rows() {
        hosts.openAll(List.of(CONSOLE));
        var servers = RowsText.read(ask(ConsoleCommand.servers()).out());
        assertThat(servers.columns()).contains("Status");
        assertThat(servers.rows()).hasSize(2);
        assertThat(RowsText.read(ask(ConsoleCommand.about()).out()).only().text("version"))
                .isEqualTo("4.2.9");
        assertThat(RowsText.read(ask(ConsoleCommand.components("Store")).out()).rows())
                .hasSize(2);
    }

    @Test
    void chromium_shows_the_page_and_htmlunit_shows_none() throws IOException {
        var pages = new ArrayList<byte[]>();
        hosts.session(CONSOLE).run(ConsoleCommand.parameter("ha.config"), pagesInto(pages));
        assertThat(pages).isEmpty();
        var missing = ChromiumPrograms.ofDebian().missing();
        if (System.getenv("CI") == null) {
            assumeThat(missing).as("headless Chromium").isEmpty();
        }
        try (Hosts drawing = hosts(tls.certificate(), "chromium")) {
            drawing.session(CONSOLE).run(ConsoleCommand.parameter("ha.config"), pagesInto(pages));
        }
        BufferedImage page = ImageIO.read(new ByteArrayInputStream(pages.get(0)));
        assertThat(page.getWidth()).isGreaterThan(600);
    }

    private static OutputSink pagesInto(List<byte[]> pages) {
        return new OutputSink() {
            @Override
            public void stdout(byte[] bytes, int offset, int length) {
                // Not looked at.
            }

            @Override
            public void stderr(byte[] bytes, int offset, int length) {
                assertThat(new String(bytes, offset, length, StandardCharsets.UTF_8))
                        .isEmpty();
            }

            @Override
            public void picture(byte[] png) {
                pages.add(png);
            }
        };
    }

    @Test
    void programs_are_answered_without_a_browser() {
        var health = RowsText.read(ask(ConsoleCommand.health()).out()).only();
        assertThat(health.text("status")).isEqualTo("200");
        assertThat(health.text("body")).contains("\"healthy\":true");
        var projects = RowsText.read(
                        ask(ConsoleCommand.api("ListProjects", "{}")).out())
                .only();
        assertThat(projects.text("status")).isEqualTo("200");
        assertThat(projects.text("body")).contains("orders_to_ob");
    }

    @Test
    void projects_come_with_their_components_and_the_words_of_the_pages() {
        var rows =
                RowsText.read(ask(ConsoleCommand.projects("Store", "Incr-Sync")).out());
        assertThat(rows.rows())
                .extracting(row -> row.text("name") + " " + row.text("kind") + " " + row.text("shown"))
                .containsExactly(
                        "orders_to_ob Store Running",
                        "orders_to_ob Incr-Sync Running",
                        "billing_to_kafka Store Abnormal",
                        "billing_to_kafka Incr-Sync Stopped");
        assertThat(rows.rows().get(0).text("state")).isEqualTo("ACTIVE");
        var tabs = RowsText.read(
                ask(ConsoleCommand.components("Store", "Incr-Sync")).out());
        assertThat(tabs.columns())
                .startsWith("Tab", "Name", "Server IP Address")
                .contains("Subtopic");
        assertThat(tabs.rows()).extracting(row -> row.text("Tab")).containsOnly("Store", "Incr-Sync");
        source.openApi(false);
        assertThat(ask(ConsoleCommand.projects()).exit()).isEqualTo(DrivenConsole.FOR_OPERATOR);
    }

    @Test
    void a_console_that_was_started_anew_in_another_version_is_logged_on_to_again_at_once() throws IOException {
        long began = System.nanoTime();
        for (String version : List.of("3.2.2", "3.3.0", "4.2.9", "4.2.9")) {
            int port = server.port();
            server.close();
            server = ConsoleServer.open(
                    new StandingSource(version),
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    Optional.of(tls));
            assertThat(ask(ConsoleCommand.components("Store")).err())
                    .as(version)
                    .isEmpty();
            assertThat(RowsText.read(ask(ConsoleCommand.about()).out()).only().text("version"))
                    .isEqualTo(version);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("nobody waits for a page that cannot come")
                .isLessThan(ConsoleLimits.USUAL.element());
    }

    @Test
    void a_parameter_is_changed_when_the_dialog_shows_what_was_expected() {
        String changed = StandingSource.HA.replace("true", "false");
        assertThat(changed(ConsoleCommand.modify("ha.config", StandingSource.HA, changed))
                        .exit())
                .isZero();
        assertThat(source.modified()).containsEntry("ha.config", changed);
    }

    @Test
    void a_parameter_is_left_when_the_dialog_shows_another_text() {
        String almost = StandingSource.HA.replace("  \"enable\"", " \"enable\"");
        assertThat(changed(ConsoleCommand.modify("ha.config", almost, "{}")).exit())
                .isZero();
        assertThat(source.modified()).isEmpty();
    }

    @Test
    void another_certificate_than_the_named_one_and_a_missing_file_are_told() {
        hosts = hosts(Certificates.plain(folder, "stranger", "dns:oms.example").certificate(), "htmlunit");
        assertThat(ask(ConsoleCommand.servers()).exit()).isEqualTo(DrivenConsole.FOR_OPERATOR);
        assertThat(ask(ConsoleCommand.health()).err()).startsWith("[CONSOLE-TLS]");
        hosts = hosts(folder.resolve("none.pem"), "htmlunit");
        assertThat(ask(ConsoleCommand.servers()).err()).contains("cannot be read: " + folder.resolve("none.pem"));
        assertThat(ask(ConsoleCommand.health()).exit()).isEqualTo(DrivenConsole.FOR_OPERATOR);
    }

    @Test
    void a_console_that_does_not_answer_is_told_as_such() {
        server.close();
        assertThat(ask(ConsoleCommand.health()).exit()).isEqualTo(DrivenConsole.NOT_DRIVEN);
        assertThat(ask(ConsoleCommand.servers()).exit()).isEqualTo(DrivenConsole.NOT_DRIVEN);
    }
}
