package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.console.ConsoleAccount;
import dev.runproof.console.ConsoleCommand;
import dev.runproof.console.ConsoleNotDriven;
import dev.runproof.console.ConsoleNotDriven.Reason;
import dev.runproof.console.ConsoleSession;
import dev.runproof.console.ConsoleTarget;
import dev.runproof.console.Modified;
import dev.runproof.console.ShownParameter;
import dev.runproof.console.ShownRow;
import dev.runproof.inventory.SecretReference;
import dev.runproof.inventory.WebConsole;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.OutputSink;
import dev.runproof.sql.Rows;
import dev.runproof.sql.RowsText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class DrivenConsoleTest {
    private static final String BEFORE = "{\n  \"enable\": true\n}";
    private static final String AFTER = "{\n  \"enable\": false\n}";
    private static final LedgerKey KEY = new LedgerKey("20261127-020000-own-abc", "4-1-a1");
    private static final Command MODIFY = ConsoleCommand.modify("ha.config", BEFORE, AFTER);
    private static final Secret PASSWORD = new Secret("not-a-real-password");
    private static final WebConsole ENTRY = new WebConsole(
            new HostName("console-node1"),
            URI.create("https://10.20.0.11:8089"),
            "admin",
            new SecretReference("console", SecretReference.Kind.ENV, "CONSOLE"),
            Optional.empty(),
            "chromium");

    @TempDir
    private Path folder;

    /** What happened, in order: browsers that were opened and closed, pages, buttons. */
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    private final List<String> points = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger opened = new AtomicInteger();
    private String shown = BEFORE;
    private Runnable onPage = () -> {};
    private Runnable onOk = () -> {};

    private DrivenConsole console() {
        return new DrivenConsole(
                new ConsoleAccess(ENTRY, reference -> PASSWORD),
                this::open,
                new ServiceLedger(folder),
                Clock.systemUTC(),
                points::add);
    }

    private ConsoleSession open(ConsoleTarget target, ConsoleAccount account) {
        int number = opened.incrementAndGet();
        seen.add("open " + number);
        return new ConsoleSession() {
            private void page(String name) {
                seen.add(name);
                onPage.run();
            }

            @Override
            public Optional<ShownParameter> parameter(String name) {
                page("parameter " + name);
                return name.equals("ha.config")
                        ? Optional.of(new ShownParameter(name, "{ \"enable\": true }", "ha", "Switches.", "today"))
                        : Optional.empty();
            }

            @Override
            public Modified modify(String parameter, UnaryOperator<String> change) {
                page("modify " + parameter);
                String after = change.apply(shown);
                seen.add(after.equals(shown) ? "Cancel" : "OK");
                if (!after.equals(shown)) {
                    onOk.run();
                }
                return new Modified(shown, after);
            }

            @Override
            public List<ShownRow> servers() {
                page("servers");
                return List.of(new ShownRow(Map.of("Status", "Online")));
            }

            @Override
            public List<ShownRow> components(String tab) {
                page("components " + tab);
                return List.of();
            }

            @Override
            public String version() {
                page("about");
                return "4.2.9";
            }

            @Override
            public Optional<byte[]> screenshot() {
                return Optional.of("page %d".formatted(number).getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public void close() {
                seen.add("close " + number);
            }
        };
    }

    private static Runnable failing(Reason reason) {
        return () -> {
            throw new ConsoleNotDriven(
                    reason, ConsoleTarget.of(ENTRY.url()), "it did not work", "open it in a browser");
        };
    }

    private static Answer ask(DrivenConsole console, Command command) {
        return console.run(command, OutputSink.NOWHERE);
    }

    private static LedgerEntry ended(DrivenConsole console) {
        Awaitility.await().until(() -> state(console) != LedgerEntry.State.RUNNING);
        return console.collect(KEY, 0, 0, OutputSink.NOWHERE);
    }

    private static LedgerEntry.State state(DrivenConsole console) {
        return console.collect(KEY, 0, 0, OutputSink.NOWHERE).state();
    }

    private static Rows.Row outcome(DrivenConsole console) {
        var text = new StringBuilder();
        LedgerEntry end = console.collect(KEY, 0, 0, new OutputSink() {
            @Override
            public void stdout(byte[] bytes, int offset, int length) {
                text.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
            }

            @Override
            public void stderr(byte[] bytes, int offset, int length) {
                // Not looked at.
            }
        });
        assertThat(end.exit()).isZero();
        return RowsText.read(text.toString()).only();
    }

    @Test
    void readings_answer_with_rows_and_share_a_browser() {
        try (var console = console()) {
            Answer parameter = ask(console, ConsoleCommand.parameter("ha.config"));
            assertThat(parameter.exit()).isZero();
            assertThat(parameter.out()).isEqualTo("""
                    name\tvalue\tmodule\tdescription\tmodified
                    ha.config\t{ "enable": true }\tha\tSwitches.\ttoday
                    """);
            assertThat(RowsText.read(ask(console, ConsoleCommand.parameter("other"))
                                    .out())
                            .rows())
                    .isEmpty();
            assertThat(ask(console, ConsoleCommand.servers()).out()).isEqualTo("Status\nOnline\n");
            assertThat(RowsText.read(ask(console, ConsoleCommand.components("Store"))
                                    .out())
                            .rows())
                    .isEmpty();
            assertThat(ask(console, ConsoleCommand.about()).out()).isEqualTo("version\n4.2.9\n");
        }
        assertThat(seen)
                .containsExactly(
                        "open 1",
                        "parameter ha.config",
                        "parameter other",
                        "servers",
                        "components Store",
                        "about",
                        "close 1");
        assertThat(points).contains("before servers console-node1", "after servers console-node1");
    }

    @ParameterizedTest
    @CsvSource({"CAPTCHA,3", "UNKNOWN_PAGE,3", "BROWSER_MISSING,3", "UNREACHABLE,7"})
    void what_cannot_be_read_is_an_answer_and_the_next_reading_has_a_new_browser(Reason reason, int exit) {
        onPage = failing(reason);
        try (var console = console()) {
            Answer answer = ask(console, ConsoleCommand.servers());
            assertThat(answer.exit()).isEqualTo(exit);
            assertThat(answer.out()).isEmpty();
            assertThat(answer.err())
                    .startsWith("[CONSOLE-")
                    .endsWith("] https://10.20.0.11:8089: it did not work\nnext: open it in a browser\n");
            onPage = () -> {};
            assertThat(ask(console, ConsoleCommand.servers()).exit()).isZero();
        }
        assertThat(seen).containsExactly("open 1", "servers", "close 1", "open 2", "servers", "close 2");
    }

    @Test
    void a_session_that_is_over_is_opened_once_more() {
        try (var console = console()) {
            assertThat(ask(console, ConsoleCommand.about()).exit()).isZero();
            onPage = () -> {
                if (opened.get() == 1) {
                    failing(Reason.LOGON_REFUSED).run();
                }
            };
            assertThat(ask(console, ConsoleCommand.servers()).exit()).isZero();
            onPage = failing(Reason.LOGON_REFUSED);
            assertThat(ask(console, ConsoleCommand.servers()).exit()).isEqualTo(3);
        }
        assertThat(opened).hasValue(3);
        assertThat(seen.get(seen.size() - 1)).isEqualTo("close 3");
    }

    @Test
    void a_change_is_made_once_however_often_it_is_started() {
        try (var console = console()) {
            assertThat(ask(console, ConsoleCommand.about()).exit()).isZero();
            console.start(KEY, MODIFY);
            assertThat(ended(console).exit()).isZero();
            console.start(KEY, MODIFY);
        }
        try (var resumed = console()) {
            resumed.start(KEY, MODIFY);
            assertThat(state(resumed)).isEqualTo(LedgerEntry.State.DONE);
        }
        assertThat(seen).containsExactly("open 1", "about", "modify ha.config", "OK", "close 1");
        assertThat(points)
                .contains(
                        "before start console-node1",
                        "after start console-node1",
                        "before modify console-node1",
                        "after modify console-node1");
    }

    @Test
    void another_text_than_the_expected_one_is_left_as_it_is_and_both_are_told() {
        shown = AFTER + " ";
        try (var console = console()) {
            console.start(KEY, MODIFY);
            assertThat(ended(console).exit()).isZero();
            assertThat(outcome(console).text("outcome")).isEqualTo("refused");
            assertThat(outcome(console).text("told"))
                    .contains(BEFORE)
                    .contains(AFTER + " \n")
                    .contains("Cancel was given");
        }
        assertThat(seen).contains("Cancel").doesNotContain("OK");
    }

    @Test
    void a_change_that_failed_before_the_dialog_had_the_new_text_has_ended_and_changed_nothing() {
        onPage = failing(Reason.CAPTCHA);
        try (var console = console()) {
            console.start(KEY, MODIFY);
            assertThat(ended(console).exit()).isZero();
            assertThat(outcome(console).text("outcome")).isEqualTo("operator");
            assertThat(outcome(console).text("told")).contains("[CONSOLE-CAPTCHA]");
        }
    }

    @Test
    void a_change_whose_end_nobody_saw_is_lost_and_never_made_again() {
        onOk = failing(Reason.LOGON_REFUSED);
        try (var console = console()) {
            assertThat(ask(console, ConsoleCommand.about()).exit()).isZero();
            console.start(KEY, MODIFY);
            assertThat(ended(console).state()).isEqualTo(LedgerEntry.State.LOST);
        }
        try (var resumed = console()) {
            resumed.start(KEY, MODIFY);
            assertThat(state(resumed)).isEqualTo(LedgerEntry.State.LOST);
        }
        assertThat(seen).containsOnlyOnce("OK");
    }

    /** Hears the pages alone. */
    private static OutputSink pages(List<String> pages) {
        return new OutputSink() {
            @Override
            public void stdout(byte[] bytes, int offset, int length) {
                // Not looked at.
            }

            @Override
            public void stderr(byte[] bytes, int offset, int length) {
                // Not looked at.
            }

            @Override
            public void picture(byte[] png) {
                pages.add(new String(png, StandardCharsets.UTF_8));
            }
        };
    }

    @Test
    void the_page_is_shown_after_readings_changes_and_failures_and_not_for_programs() {
        var pages = new ArrayList<String>();
        try (var console = console()) {
            console.run(ConsoleCommand.servers(), pages(pages));
            onPage = failing(Reason.OVERDUE);
            console.run(ConsoleCommand.servers(), pages(pages));
            onPage = () -> {};
            console.start(KEY, MODIFY);
            assertThat(ended(console).exit()).isZero();
            console.collect(KEY, 0, 0, pages(pages));
            console.collect(KEY, 9, 0, pages(pages));
            console.run(ConsoleCommand.health().within(Duration.ofMillis(1)), pages(pages));
        }
        assertThat(pages).containsExactly("page 1", "page 1", "page 2");
    }

    @Test
    void a_change_is_no_reading_a_reading_no_change_and_a_shells_command_neither() {
        try (var console = console()) {
            assertThatThrownBy(() -> ask(console, MODIFY)).hasMessageContaining("started, not run");
            assertThatThrownBy(() -> console.start(KEY, ConsoleCommand.servers()))
                    .hasMessageContaining("run, not started");
            assertThatThrownBy(() -> ask(console, Command.of("servers", "all")))
                    .hasMessageContaining("a console takes 'parameter NAME'");
            assertThatThrownBy(() -> ask(console, ConsoleCommand.parameter(PASSWORD)))
                    .hasMessageNotContaining(PASSWORD.reveal());
        }
        assertThat(seen).isEmpty();
    }
}
