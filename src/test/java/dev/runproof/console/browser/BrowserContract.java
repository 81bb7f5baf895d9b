package dev.runproof.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runproof.console.ConsoleAccount;
import dev.runproof.console.ConsoleLimits;
import dev.runproof.console.ConsoleNotDriven;
import dev.runproof.console.ConsoleNotDriven.Reason;
import dev.runproof.console.ConsoleSession;
import dev.runproof.console.ConsoleTarget;
import dev.runproof.console.Consoles;
import dev.runproof.console.Modified;
import dev.runproof.console.Pin;
import dev.runproof.console.ShownRow;
import dev.runproof.lab.oms.console.Accounts;
import dev.runproof.lab.oms.console.Certificates;
import dev.runproof.lab.oms.console.ConsoleServer;
import dev.runproof.lab.oms.console.StandingSource;
import dev.runproof.lab.oms.console.Tls;
import dev.runproof.model.Secret;
import io.qameta.allure.Allure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every browser does with a console; against the simulated one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserContract {
    private static final ConsoleLimits PATIENT = new ConsoleLimits(Duration.ofSeconds(30), Duration.ofSeconds(20));
    /** Where something is looked for that never comes. */
    private static final ConsoleLimits SHORT = new ConsoleLimits(Duration.ofSeconds(30), Duration.ofSeconds(1));

    private static final Secret PASSPHRASE = new Secret("Canary-passphrase-9");
    private static final ConsoleAccount ADMIN = new ConsoleAccount("admin", StandingSource.PASSWORD);

    private Tls tls;
    private Pin other;
    private StandingSource source = new StandingSource("4.2.9");
    private ConsoleServer server;

    abstract Consoles consoles();

    /** Whether the browser draws pictures. */
    abstract boolean draws();

    @BeforeAll
    void certificates(@TempDir Path folder) throws IOException {
        // Its names are not those by which it is reached, as with a console's own certificate.
        tls = Certificates.encrypted(folder, "console", "dns:oms.example", PASSPHRASE);
        Tls stranger = Certificates.plain(folder, "stranger", "ip:127.0.0.1");
        other = Pin.ofPem(Files.readString(stranger.certificate()));
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
        server = null;
        source = new StandingSource("4.2.9");
    }

    private ConsoleTarget target(boolean https, Optional<Pin> pin, ConsoleLimits limits) {
        try {
            server = ConsoleServer.open(
                    source,
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    https ? Optional.of(tls) : Optional.empty());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new ConsoleTarget(URI.create((https ? "https" : "http") + "://127.0.0.1:" + server.port()), pin, limits);
    }

    private ConsoleTarget target(ConsoleLimits limits) {
        return target(false, Optional.empty(), limits);
    }

    private Optional<Pin> pinned() {
        try {
            return Optional.of(Pin.ofPem(Files.readString(tls.certificate())));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void picture(ConsoleSession session, String name) {
        Optional<byte[]> png = session.screenshot();
        assertThat(png.isPresent()).isEqualTo(draws());
        png.ifPresent(it -> {
            assertThat(it).startsWith(0x89, 'P', 'N', 'G');
            Allure.addAttachment(name, "image/png", new ByteArrayInputStream(it), "png");
        });
    }

    private ConsoleNotDriven refused(ConsoleTarget target, ConsoleAccount account) {
        var failure = catchThrowableOfType(
                ConsoleNotDriven.class, () -> consoles().open(target, account).close());
        assertThat(failure).as("the console was opened").isNotNull();
        assertThat(whole(failure)).doesNotContain(account.password().reveal());
        return failure;
    }

    private static String whole(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void reads_and_changes_what_the_documents_name(boolean https) {
        Optional<Pin> pin = https ? pinned() : Optional.empty();
        try (ConsoleSession session = consoles().open(target(https, pin, PATIENT), ADMIN)) {
            picture(session, "overview");
            List<ShownRow> servers = session.servers();
            picture(session, "servers");
            assertThat(servers).extracting(ShownRow::name).containsExactly("10.20.0.11", "10.20.0.12");
            assertThat(servers).extracting(ShownRow::status).containsExactly("Online", "Down");
            assertThat(servers.get(1).cell("Region")).hasValue("cn-beijing");
            assertThat(servers.get(1).cell("Memory")).hasValue("95% (30.5 / 32 GB)");

            assertThat(session.components("Store")).extracting(ShownRow::status).containsExactly("Running", "Abnormal");
            picture(session, "stores");
            assertThat(session.components("Incr-Sync"))
                    .extracting(ShownRow::status)
                    .containsExactly("Running", "Stopped");
            picture(session, "incr-sync");

            assertThat(session.parameter("ha.config").orElseThrow().module()).isEqualTo("ha");
            picture(session, "parameters");
            assertThat(session.parameter("no.such")).isEmpty();
            Modified modified = session.modify("ha.config", it -> {
                picture(session, "dialog");
                return it.replace("\"enable\": true", "\"enable\": false");
            });
            assertThat(modified.before()).isEqualTo(StandingSource.HA);
            assertThat(source.modified())
                    .containsOnly(
                            Map.entry("ha.config", StandingSource.HA.replace("\"enable\": true", "\"enable\": false")));
            assertThat(session.version()).isEqualTo("4.2.9");
            picture(session, "about");
        }
    }

    @ParameterizedTest
    @CsvSource({"3.2.2, JDBCWriter, 10.20.0.11", "3.3.0, Connector, 10.20.0.11", "4.0.0, JDBCWriter, 10.20.0.11"})
    void finds_its_way_in_every_version(String version, String kind, String ip) {
        source = new StandingSource(version);
        try (ConsoleSession session = consoles().open(target(PATIENT), ADMIN)) {
            assertThat(session.components("Store")).extracting(ShownRow::status).containsExactly("Running", "Abnormal");
            assertThat(session.components(kind))
                    .extracting(it -> it.cell("Server IP Address").orElse(""))
                    .containsExactly(ip, ip);
            picture(session, kind + " in " + version);
            assertThat(session.version()).isEqualTo(version);
        }
    }

    @Test
    void keeps_a_text_as_it_is_whatever_is_in_it() {
        String odd = "\t{\n  \"a\": \"<&'\\\"\u00e9\u4e2d\ud83d\ude00\"\n\n}\n ";
        try (ConsoleSession session = consoles().open(target(PATIENT), ADMIN)) {
            session.modify("ha.config", it -> odd);
            assertThat(source.modified()).containsOnly(Map.entry("ha.config", odd));
            assertThat(session.modify("ha.config", it -> it).before()).isEqualTo(odd);
        }
    }

    @Test
    void writes_nothing_when_nothing_is_to_be_changed_or_the_change_is_refused() {
        try (ConsoleSession session = consoles().open(target(PATIENT), ADMIN)) {
            assertThat(session.modify("ha.config", it -> it).confirmed()).isFalse();
            assertThatThrownBy(() -> session.modify("ha.config", it -> {
                        throw new IllegalArgumentException("not JSON");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(source.modified()).isEmpty();
            // The dialog is gone, so that the pages can be used again.
            assertThat(session.servers()).hasSize(2);
        }
    }

    @Test
    void does_not_claim_that_a_confirmed_value_was_written() {
        source.turnDeaf();
        try (ConsoleSession session = consoles().open(target(PATIENT), ADMIN)) {
            Modified modified = session.modify("ha.config", it -> it + " ");
            assertThat(modified.confirmed()).isTrue();
            assertThat(source.modified()).isEmpty();
        }
    }

    @Test
    void reads_all_pages_of_a_long_table() {
        for (int i = 20; i < 43; i++) {
            source.serversToChange()
                    .add(dev.runproof.lab.oms.console.Server.of(
                            "10.20.0." + i, "cn-hangzhou", dev.runproof.lab.oms.console.Server.Status.ONLINE));
        }
        try (ConsoleSession session = consoles().open(target(PATIENT), ADMIN)) {
            assertThat(session.servers())
                    .extracting(ShownRow::name)
                    .hasSize(25)
                    .doesNotHaveDuplicates()
                    .endsWith("10.20.0.42");
            source.serversToChange().clear();
            assertThat(session.servers()).isEmpty();
        }
    }

    @Test
    void says_what_it_did_not_find() {
        source.accounts().add("watcher", Accounts.Role.ADMIN_VIEWER, StandingSource.PASSWORD);
        var watcher = new ConsoleAccount("watcher", StandingSource.PASSWORD);
        try (ConsoleSession session = consoles().open(target(SHORT), watcher)) {
            var noIcon = catchThrowableOfType(ConsoleNotDriven.class, () -> session.modify("ha.config", it -> "{}"));
            assertThat(noIcon.reason()).isEqualTo(Reason.UNKNOWN_PAGE);
            assertThat(noIcon)
                    .hasMessageContaining("the edit icon of ha.config: not seen within PT1S; the page says: System");
            assertThatThrownBy(() -> session.components("JDBCWriter"))
                    .hasMessageContaining("the tab JDBCWriter: not seen within PT1S");
            assertThatThrownBy(() -> session.modify("no.such", it -> "{}"))
                    .hasMessageEndingWith("System Parameters has no parameter no.such");
        }
    }

    @Test
    void tells_that_its_session_is_over_when_the_console_was_started_anew() throws IOException {
        try (ConsoleSession session = consoles().open(target(PATIENT), ADMIN)) {
            assertThat(session.servers()).isNotEmpty();
            int port = server.port();
            server.close();
            server = ConsoleServer.open(
                    source, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Optional.empty());
            var over = catchThrowableOfType(ConsoleNotDriven.class, session::version);
            assertThat(over.reason()).isEqualTo(Reason.LOGON_REFUSED);
            assertThat(over).hasMessageContaining("the session is over");
        }
    }

    @Test
    void tells_that_the_console_has_gone_in_the_middle_of_a_session() {
        try (ConsoleSession session = consoles().open(target(SHORT), ADMIN)) {
            assertThat(session.servers()).isNotEmpty();
            server.close();
            var gone = catchThrowableOfType(ConsoleNotDriven.class, session::version);
            assertThat(gone.reason()).isEqualTo(Reason.UNREACHABLE);
            var neither = catchThrowableOfType(ConsoleNotDriven.class, () -> session.components("Store"));
            assertThat(neither.reason()).isEqualTo(Reason.UNREACHABLE);
        }
    }

    @Test
    void tells_a_refused_logon_in_the_words_of_the_console() {
        var failure = refused(target(PATIENT), new ConsoleAccount("admin", new Secret("Canary-wrong-1")));
        assertThat(failure.reason()).isEqualTo(Reason.LOGON_REFUSED);
        assertThat(failure)
                .hasMessageEndingWith("the console did not let admin log on: The username or password is incorrect.");
    }

    @Test
    void leaves_a_code_in_a_picture_to_a_person() {
        source.askForCode();
        var failure = refused(target(PATIENT), ADMIN);
        assertThat(failure.reason()).isEqualTo(Reason.CAPTCHA);
        assertThat(failure.reason().forOperator()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0.0", "4.2.9"})
    void leaves_the_choice_of_a_first_password_to_a_person(String version) {
        source = new StandingSource(version);
        source.admit(Accounts.fresh(source.version(), StandingSource.PASSWORD));
        assertThat(refused(target(PATIENT), ADMIN).reason()).isEqualTo(Reason.PASSWORD_CHANGE);
    }

    @Test
    void tells_what_stands_before_the_console_from_the_console() {
        source.run(false);
        var failure = refused(target(PATIENT), ADMIN);
        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure).hasMessageContaining("502 Bad Gateway");
    }

    @Test
    void tells_that_nothing_listens() {
        ConsoleTarget target = target(PATIENT);
        server.close();
        var failure = refused(target, ADMIN);
        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure).hasMessageContaining("no connection: Connection refused");
    }

    @Test
    void refuses_another_certificate_than_the_one_that_is_named() {
        var failure = refused(target(true, Optional.of(other), PATIENT), ADMIN);
        assertThat(failure.reason()).isEqualTo(Reason.UNTRUSTED);
        assertThat(failure)
                .hasMessageContaining("shown " + pinned().orElseThrow())
                .hasMessageContaining("expected " + other);
        server.close();
        assertThat(refused(target(true, Optional.empty(), PATIENT), ADMIN).reason())
                .isEqualTo(Reason.UNTRUSTED);
    }

    @Test
    void shows_no_password_in_pages_process_lists_or_logs() {
        String password = StandingSource.PASSWORD.reveal();
        try (var logs = new CapturedLogs();
                ConsoleSession session = consoles().open(target(true, pinned(), PATIENT), ADMIN)) {
            session.modify("ha.config", it -> password);
            assertThat(session.parameter("ha.config").orElseThrow().value()).startsWith(password);
            assertThat(((BrowserSession) session).source())
                    .contains("ha.config")
                    .doesNotContain(password);
            assertThat(ProcessHandle.allProcesses()
                            .map(it -> it.info().arguments().map(List::of).orElse(List.of()))
                            .toList())
                    .noneMatch(it -> it.stream()
                            .anyMatch(word -> word.contains(password) || word.contains(PASSPHRASE.reveal())));
            assertThat(logs.lines()).as("what the libraries log").isEmpty();
        }
    }

    @Test
    void drives_a_console_that_is_drawn_late_and_by_scripts() {
        try (var drawn = new DrawnConsole();
                ConsoleSession session =
                        consoles().open(new ConsoleTarget(drawn.address(), Optional.empty(), PATIENT), ADMIN)) {
            assertThat(session.parameter("ha.config").orElseThrow().value()).startsWith("{\"enable\":true}");
            picture(session, "drawn by scripts");
            assertThat(session.modify("ha.config", it -> it).confirmed()).isFalse();
            session.modify("ha.config", it -> it.replace("true", "false"));
            assertThat(drawn.saved()).containsExactly("name=ha.config {\"enable\":false}");
            assertThat(session.parameter("ha.config").orElseThrow().value()).startsWith("{\"enable\":false}");
        }
    }
}
