package dev.runproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.journal.JournalEntry;
import dev.runproof.journal.JournalFile;
import dev.runproof.journal.JournalHeader;
import dev.runproof.journal.JournalObserver;
import dev.runproof.journal.JournalReader;
import dev.runproof.journal.PlannedStep;
import dev.runproof.journal.StartedBy;
import dev.runproof.journal.StepKey;
import dev.runproof.model.Answer;
import dev.runproof.model.Judgement;
import dev.runproof.model.Output;
import dev.runproof.model.Verdict;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");

    @TempDir
    private Path folder;

    @Test
    void tells_ci_of_every_scenario_by_its_worst_verdict() {
        assertThat(JunitXml.of(story())).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <testsuite name="demo" tests="4" failures="1" errors="1" skipped="1" time="9.000" \
                        timestamp="2026-03-04T05:06:07Z" hostname="bastion-4">
                          <properties>
                            <property name="run" value="r-1"></property>
                            <property name="environment" value="embedded-demo"></property>
                            <property name="procedureHash" value="ph"></property>
                            <property name="planHash" value="pl"></property>
                            <property name="startedBy" value="ops on bastion-4, Runproof 0.1.0"></property>
                          </properties>
                          <testcase classname="demo" name="01 Look" time="1.500">
                            <system-out>pass  Given all is well
                        pass  Then it is &lt;fine&gt;
                        </system-out>
                          </testcase>
                          <testcase classname="demo" name="02 Act" time="2.000">
                            <failure message="When it acts: fail: expected 3 hosts; actual 2 hosts" type="fail">\
                        02-1-act When it acts
                        fail: expected 3 hosts; actual 2 hosts
                        note: one�is away</failure>
                            <system-out>fail  When it acts
                        </system-out>
                          </testcase>
                          <testcase classname="demo" name="03 Ask" time="0.000">
                            <error message="Then it answers: unknown: expected an end of the step; actual it began, and its \
                        end is not on record" type="unknown">03-1-ask Then it answers
                        unknown: expected an end of the step; actual it began, and its end is not on record</error>
                            <system-out>unknown  Then it answers
                        </system-out>
                          </testcase>
                          <testcase classname="demo" name="04 End" time="0.000">
                            <skipped message="Then it is over: blocked: actual it was not reached">04-1-end Then it is over
                        blocked: actual it was not reached</skipped>
                            <system-out>blocked  Then it is over
                        </system-out>
                          </testcase>
                        </testsuite>
                        """.replace("\"></property>", "\"/>"));
    }

    @Test
    void tells_the_ticket_what_happened() {
        assertThat(Summary.of(story())).isEqualTo("""
                        # demo on embedded-demo: fail

                        | | |
                        |---|---|
                        | run | r-1 (rehearse) |
                        | started | 2026-03-04T05:06:07Z by ops on bastion-4, Runproof 0.1.0 |
                        | ended | 2026-03-04T05:06:16Z |
                        | plan | pl |
                        | procedure | ph |

                        | scenario | verdict | steps | seconds |
                        |---|---|---|---|
                        | 01 Look | pass | 2 of 2 passed | 1.5 |
                        | 02 Act | fail | 0 of 1 passed | 2.0 |
                        | 03 Ask | unknown | 0 of 1 passed | 0.0 |
                        | 04 End | blocked | 0 of 1 passed | 0.0 |

                        **02-1-act When it acts**: fail

                        - fail: expected 3 hosts; actual 2 hosts; note: one\u0001is away

                        **03-1-ask Then it answers**: unknown

                        - unknown: expected an end of the step; actual it began, and its end is not on record

                        **04-1-end Then it is over**: blocked

                        - blocked: actual it was not reached
                        """);
    }

    @Test
    void shows_commands_outputs_and_judgements_in_a_page_that_needs_no_network() throws IOException {
        Path results = folder.resolve("allure-results");
        var lifecycle = new AllureLifecycle(new FileSystemResultsWriter(results));
        var attachments = new StepAttachments(lifecycle);
        lifecycle.scheduleTestCase(
                new TestResult().setUuid("t-1").setName("Act").setStatus(Status.FAILED));
        lifecycle.startTestCase("t-1");
        attachments.answered("db-1: show state", answer("primary\n"), Optional.empty());
        attachments.answered("db-1: show members", answer("db-1\ndb-2\n"), Optional.of(new byte[] {1, 2, 3}));
        attachments.answered("db-1: show all", answer("x".repeat(70_000)), Optional.empty());
        attachments.judged("three hosts answer", Judgement.fail("3 hosts", "2 hosts", "one is away"));
        lifecycle.stopTestCase("t-1");
        lifecycle.writeTestCase("t-1");
        attachments.noted("outside of a step nothing is added");
        String result = read(results, "-result.json");
        assertThat(result)
                .contains("\"db-1: show state\"", "\"exit\"", "\"3\"", "\"2 hosts\"")
                .contains("\"stdout\"", "\"primary\"")
                .contains("\"status\":\"failed\"")
                .contains("\"page\"", "\"image/png\"")
                .doesNotContain("outside of a step");
        try (Stream<Path> files = Files.list(results)) {
            assertThat(files.filter(file -> file.toString().endsWith("-attachment.png")))
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasBinaryContent(new byte[] {1, 2, 3}));
        }
        assertThat(read(results, "-attachment.txt"))
                .contains("db-1\ndb-2\n", "\n… cut here: 70000 bytes in all, whole in the evidence\n");

        Path page = folder.resolve("report.html");
        long start = System.nanoTime();
        AllureReport.write(results, "demo on embedded-demo", page);
        System.out.println("Allure page: "
                + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms, " + Files.size(page) + " bytes");
        assertThat(Files.readString(page))
                .contains("demo on embedded-demo")
                .doesNotContain("googletagmanager", "google-analytics", "<script async src", "dataLayer")
                .doesNotContainPattern("(src|href)=\"https?:");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("allure-results", "report.html");
        }
    }

    @Test
    void writes_every_report_of_a_run_folder() throws IOException {
        journal();
        Files.createDirectory(folder.resolve("allure-results"));
        assertThat(RunReports.write(folder).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(folder.resolve("junit.xml")).content(StandardCharsets.UTF_8).startsWith("<?xml");
        assertThat(folder.resolve("summary.md")).content(StandardCharsets.UTF_8).startsWith("# demo on");
        assertThat(folder.resolve("report.html")).exists();
        assertThat(folder.resolve("allure-results/environment.properties"))
                .content()
                .contains("kind=" + "rehearse", "procedure=");
        Matcher widget = Pattern.compile("widgets/environment\\.json',\\s*'([^']*)'")
                .matcher(Files.readString(folder.resolve("report.html")));
        assertThat(widget.find()).isTrue();
        assertThat(new String(Base64.getDecoder().decode(widget.group(1)), StandardCharsets.UTF_8))
                .contains("procedure", "rehearse");
    }

    @Test
    void lets_latest_lead_to_the_newest_run() throws IOException {
        Files.createDirectory(folder.resolve("r-1"));
        Files.createDirectory(folder.resolve("r-2"));
        LatestRun.is(folder, "r-1");
        LatestRun.is(folder, "r-2");
        assertThat(Files.readSymbolicLink(folder.resolve("latest"))).isEqualTo(Path.of("r-2"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void says_which_report_cannot_be_written() throws IOException {
        Path occupied = Files.createFile(folder.resolve("occupied"));
        Path file = occupied.resolve("junit.xml");
        assertThatThrownBy(() -> JunitXml.write(story(), file))
                .isInstanceOf(ReportRefused.class)
                .hasMessage("[REPORT] " + file + ": cannot be written: FileSystemException: "
                        + occupied.resolve(".junit.xml.new") + ": Not a directory");
    }

    private RunStory story() {
        return RunStory.of(JournalReader.read(journal()));
    }

    private Path journal() {
        Path file = folder.resolve("journal.jsonl");
        var look = new StepKey(1, 1, "look");
        var fine = new StepKey(1, 2, "fine");
        var act = new StepKey(2, 1, "act");
        var ask = new StepKey(3, 1, "ask");
        var header = new JournalHeader(
                "r-1",
                "rehearse",
                "demo",
                "ph",
                "embedded-demo",
                "pl",
                new StartedBy("ops", "", "bastion-4", "0.1.0"),
                AT,
                List.of(
                        new PlannedStep(look, "Look", "Given all is well"),
                        new PlannedStep(fine, "Look", "Then it is <fine>"),
                        new PlannedStep(act, "Act", "When it acts"),
                        new PlannedStep(ask, "Ask", "Then it answers"),
                        new PlannedStep(new StepKey(4, 1, "end"), "End", "Then it is over")));
        try (JournalFile journal = JournalFile.create(file, header, JournalObserver.NONE)) {
            journal.append(new JournalEntry.Began(look, "f", 1, AT));
            journal.append(
                    new JournalEntry.Ended(look, Verdict.PASS, List.of(Judgement.pass("well")), AT.plusSeconds(1)));
            journal.append(new JournalEntry.Began(fine, "f", 1, AT.plusSeconds(1)));
            journal.append(new JournalEntry.Ended(fine, Verdict.PASS, List.of(), AT.plusMillis(1500)));
            journal.append(new JournalEntry.Began(act, "f", 1, AT.plusSeconds(2)));
            var failed = Judgement.fail("3 hosts", "2 hosts", "one\u0001is away");
            journal.append(new JournalEntry.Ended(act, Verdict.FAIL, List.of(failed), AT.plusSeconds(4)));
            journal.append(new JournalEntry.Began(ask, "f", 1, AT.plusSeconds(5)));
            journal.append(new JournalEntry.RunEnded(Verdict.FAIL, AT.plusSeconds(9)));
        }
        return file;
    }

    private static Answer answer(String out) {
        return new Answer(3, Output.of(out), Output.NONE, AT, Duration.ofMillis(12));
    }

    private static String read(Path results, String ending) throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .collect(Collectors.joining());
        }
    }
}
