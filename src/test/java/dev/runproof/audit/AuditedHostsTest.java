package dev.runproof.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.evidence.EvidenceFolder;
import dev.runproof.evidence.InstallationKey;
import dev.runproof.evidence.Verification;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.Output;
import dev.runproof.model.Redactor;
import dev.runproof.model.Secret;
import dev.runproof.model.Upload;
import dev.runproof.model.Verdict;
import dev.runproof.remote.HostUnreachable;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditedHostsTest {
    private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");
    private static final HostName HOST = new HostName("db-1");
    private static final Secret SECRET = new Secret("vEry'h1dden");

    @TempDir
    private Path temporary;

    private Path folder;
    private EvidenceFolder evidence;
    private AuditTrail trail;
    private Session session;
    private final EchoingHost host = new EchoingHost();

    @BeforeEach
    void open() {
        folder = temporary.resolve("r-1");
        var redactor = new Redactor();
        Clock clock = Clock.fixed(AT, ZoneOffset.UTC);
        evidence = EvidenceFolder.open(folder, redactor, clock, "{}");
        trail = new AuditTrail(evidence, redactor, clock);
        trail.step("01-2-look");
        session = new AuditedHosts(host, trail).session(HOST);
    }

    @AfterEach
    void close() {
        evidence.close();
    }

    @Test
    void masks_a_secret_of_the_command_in_what_comes_back() throws IOException {
        host.out = List.of("a vEry'h", "1dden z", " vEry'\\''h1dden");
        var seen = new ByteArrayOutputStream();
        Answer answer = session.run(Command.of("login").as("dba").reading(SECRET), stdoutInto(seen));
        assertThat(answer.out()).isEqualTo("a [secret] z [secret]");
        assertThat(answer.stdout().complete()).isTrue();
        assertThat(seen.toString(StandardCharsets.UTF_8)).isEqualTo("a [secret] z [secret]");
        assertThat(folder.resolve("evidence/01-2-look/01-db-1.stdout")).hasContent("a [secret] z [secret]");
    }

    @Test
    void writes_a_line_for_a_command() throws IOException {
        host.out = List.of("hello");
        session.run(Command.of("say", "it's", SECRET).as("dba").sourcing("~/env"), OutputSink.NOWHERE);
        assertThat(auditLines())
                .containsExactly(
                        "{\"time\":\"2026-03-04T05:06:07Z\",\"step\":\"01-2-look\",\"host\":\"db-1\",\"what\":\"run\","
                                + "\"account\":\"dba\",\"profile\":\"~/env\",\"command\":\"say 'it'\\\\''s' '[secret]'\",\"exit\":0,"
                                + "\"stdout\":{\"path\":\"evidence/01-2-look/01-db-1.stdout\",\"size\":5,\"sha256\":"
                                + "\"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\"},\"took\":\"PT0S\"}");
    }

    @Test
    void masks_a_secret_in_a_failure_and_its_cause_and_keeps_its_type() throws IOException {
        host.failure = new HostUnreachable(
                HOST, "lost after vEry'h1dden", List.of("retry vEry'h1dden"), new IOException("pipe vEry'h1dden"));
        assertThatThrownBy(() -> session.run(Command.of("login").reading(SECRET), OutputSink.NOWHERE))
                .isInstanceOf(HostUnreachable.class)
                .hasMessage("[HOST-UNREACHABLE] db-1: lost after [secret]")
                .hasStackTraceContaining("java.io.IOException: pipe [secret]")
                .satisfies(
                        thrown -> assertThat(((HostUnreachable) thrown).next()).containsExactly("retry [secret]"));
        assertThat(auditLines().get(0)).contains("\"error\":\"[HOST-UNREACHABLE] db-1: lost after [secret]\"");
    }

    @Test
    void leaves_a_failure_without_a_secret_as_it_is() {
        host.failure = new HostUnreachable(HOST, "gone", List.of(), null);
        assertThatThrownBy(() -> session.run(Command.of("x"), OutputSink.NOWHERE))
                .isSameAs(host.failure);
    }

    @Test
    void goes_on_collecting_where_a_secret_was_cut_and_the_connection_lost() throws IOException {
        var key = new LedgerKey("r-1", "01-2-look-0-a1");
        host.out = List.of("begin vEry'h1dden middle vEr", "y'h1dden end");
        session.start(key, Command.of("act").reading(SECRET));
        var seen = new ByteArrayOutputStream();
        host.piecesThere = 1;
        assertThat(session.collect(key, 0, 0, stdoutInto(seen)).state()).isEqualTo(LedgerEntry.State.RUNNING);
        assertThat(seen.toString(StandardCharsets.UTF_8)).isEqualTo("begin [secret] middle ");
        host.piecesThere = 2;
        Session another = new AuditedHosts(host, trail).session(HOST);
        assertThat(another).isNotNull();
        session.collect(key, seen.size(), 0, stdoutInto(seen));
        assertThat(seen.toString(StandardCharsets.UTF_8)).isEqualTo("begin [secret] middle [secret] end");
        assertThat(folder.resolve("evidence/01-2-look/01-db-1.stdout"))
                .hasContent("begin [secret] middle [secret] end");
        assertThat(auditLines())
                .hasSize(2)
                .last()
                .asString()
                .contains("\"what\":\"collect\"")
                .contains("\"state\":\"DONE\"");
    }

    @Test
    void begins_anew_when_it_is_asked_from_the_start() {
        var key = new LedgerKey("r-1", "01-2-look-0-a1");
        host.out = List.of("one ", "two");
        host.piecesThere = 1;
        session.collect(key, 0, 0, OutputSink.NOWHERE);
        host.piecesThere = 2;
        var seen = new ByteArrayOutputStream();
        session.collect(key, 0, 0, stdoutInto(seen));
        assertThat(seen.toString(StandardCharsets.UTF_8)).isEqualTo("one two");
    }

    @Test
    void leaves_a_run_that_verifies() {
        host.out = List.of("hello");
        session.run(Command.of("say"), OutputSink.NOWHERE);
        evidence.seal(InstallationKey.at(temporary.resolve("key")));
        assertThat(Verification.of(folder).verdict()).isEqualTo(Verdict.PASS);
    }

    private List<String> auditLines() throws IOException {
        return Files.readAllLines(folder.resolve("audit.jsonl"));
    }

    @Test
    void the_page_on_which_a_command_ended_is_kept_as_evidence_and_handed_on() throws IOException {
        host.page = Optional.of(new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        host.out = List.of("rows", "");
        var pages = new ArrayList<byte[]>();
        OutputSink sink = pagesInto(pages);
        session.run(Command.of("servers"), sink);
        LedgerKey key = new LedgerKey("r-1", "2-1-a1");
        session.collect(key, 0, 0, sink);
        session.collect(key, 4, 0, sink);

        assertThat(pages).hasSize(2);
        assertThat(folder.resolve("evidence/01-2-look/01-db-1.png")).hasBinaryContent(pages.get(0));
        assertThat(folder.resolve("evidence/01-2-look/02-db-1.png")).hasBinaryContent(pages.get(1));
        assertThat(auditLines())
                .hasSize(2)
                .allMatch(line -> line.contains("\"picture\":{\"path\":\"evidence/01-2-look/0"));
    }

    private static OutputSink pagesInto(List<byte[]> pages) {
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
                pages.add(png);
            }
        };
    }

    private static OutputSink stdoutInto(ByteArrayOutputStream seen) {
        return new OutputSink() {
            @Override
            public void stdout(byte[] bytes, int offset, int length) {
                seen.write(bytes, offset, length);
            }

            @Override
            public void stderr(byte[] bytes, int offset, int length) {
                throw new AssertionError("nothing was written to stderr");
            }
        };
    }

    /** A host that answers every command with the pieces it was given. */
    private static final class EchoingHost implements Hosts, Session {
        private List<String> out = List.of();
        private int piecesThere = 2;
        private RuntimeException failure;
        private Optional<byte[]> page = Optional.empty();

        @Override
        public Session session(HostName name) {
            return this;
        }

        @Override
        public void openAll(Collection<HostName> names) {
            // Always open.
        }

        @Override
        public Answer run(Command command, OutputSink sink) {
            if (failure != null) {
                throw failure;
            }
            out.forEach(piece -> send(piece, 0, sink));
            page.ifPresent(sink::picture);
            return new Answer(0, Output.of(String.join("", out)), Output.NONE, AT, Duration.ofMillis(5));
        }

        @Override
        public void start(LedgerKey key, Command command) {
            assertThat(command.argv()).isNotEmpty();
        }

        @Override
        public LedgerEntry collect(LedgerKey key, long stdoutFrom, long stderrFrom, OutputSink sink) {
            var there = String.join("", new ArrayList<>(out).subList(0, piecesThere));
            send(there, (int) stdoutFrom, sink);
            page.filter(png -> stdoutFrom == 0).ifPresent(sink::picture);
            boolean done = piecesThere == out.size();
            return new LedgerEntry(
                    done ? LedgerEntry.State.DONE : LedgerEntry.State.RUNNING, done ? 0 : -1, 77, there.length(), 0);
        }

        private static void send(String text, int from, OutputSink sink) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            sink.stdout(bytes, from, bytes.length - from);
        }

        @Override
        public Upload.Uploaded upload(Upload upload) {
            return new Upload.Uploaded("00", 1, false);
        }

        @Override
        public String download(String path, Path target) {
            return "00";
        }

        @Override
        public void close() {
            // Nothing to close.
        }
    }
}
