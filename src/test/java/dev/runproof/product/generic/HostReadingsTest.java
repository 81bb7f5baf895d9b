package dev.runproof.product.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.Answer;
import dev.runproof.model.Output;
import dev.runproof.model.OutputFormatException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What hosts answer to ordinary commands, read strictly. */
class HostReadingsTest {
    private static final Instant AT = Instant.parse("2026-03-14T02:00:00Z");

    private static Answer answer(int exit, String out, String err) {
        return new Answer(exit, Output.of(out), Output.of(err), AT, Duration.ZERO);
    }

    @Test
    void reads_whose_a_file_is() {
        FileIdentity file = FileIdentity.parse("omm dba 640 93 regular file\n");

        assertThat(file).isEqualTo(new FileIdentity("omm", "dba", 0640, 93, "regular file"));
        assertThat(file.regular()).isTrue();
        assertThat(file.ownerMayReadAndWrite()).isTrue();
        assertThat(FileIdentity.parse("omm dba 400 93 regular file").ownerMayReadAndWrite())
                .isFalse();
        assertThat(FileIdentity.parse("omm dba 666 93 regular file").othersMayWrite())
                .isTrue();
        assertThat(FileIdentity.parse("omm dba 777 9 symbolic link").regular()).isFalse();
    }

    @Test
    void an_answer_of_somebody_else_is_told_and_has_no_value() {
        var reading = Told.whoeverAnswers(text -> FileIdentity.parse(text));

        assertThat(reading.read(answer(0, "omm dba 640 93 regular file\n", "")).value())
                .isPresent();
        Told<FileIdentity> strange = reading.read(answer(0, "<html>\n", ""));
        assertThat(strange.value()).isEmpty();
        assertThat(strange.complaint()).startsWith("exit 0: ").contains("line 1", "<html>");
        assertThat(reading.read(answer(7, "", "curl: (7) refused")).complaint()).isEqualTo("exit 7: curl: (7) refused");
    }

    @Test
    void refuses_a_stat_of_another_form() {
        assertThatThrownBy(() -> FileIdentity.parse("omm dba rw-r 93 regular file\n"))
                .isInstanceOf(OutputFormatException.class)
                .hasMessage(
                        "[PARSE] stat: line 1: expected owner, group, mode, size and kind: omm dba rw-r 93 regular file");
    }

    @Test
    void a_tool_is_what_the_first_or_second_word_names() {
        ProcessTable table = ProcessTable.parse("    PID    PPID USER     ELAPSED COMMAND\n"
                + "      1       0 root          99 /sbin/init\n"
                + "     17       1 root           5 python3 ./gs_expansion -U omm\n"
                + "     18       1 omm            5 vi -R gs_expansion\n"
                + "     19       1 omm            5 /opt/om/gs_expansion\n"
                + "     20       1 omm            5 tail -f gs_expansion-2026-03-14_020000.log\n");

        assertThat(table.running("gs_expansion"))
                .extracting(ProcessTable.Entry::pid)
                .containsExactly(17L, 19L);
        assertThat(table.complete()).isTrue();
    }

    @Test
    void refuses_a_process_row_it_does_not_understand() {
        assertThatThrownBy(() -> ProcessTable.parse("PID PPID USER ELAPSED COMMAND\n1 0 root /sbin/init\n"))
                .isInstanceOf(OutputFormatException.class)
                .hasMessage(
                        "[PARSE] ps: line 2: expected process id, parent, user, age and command: 1 0 root /sbin/init");
        assertThatThrownBy(() -> ProcessTable.parse(""))
                .hasMessage("[PARSE] ps: empty output, expected the header PID PPID USER ELAPSED COMMAND");
    }

    @Test
    void lists_files_directories_and_sockets_of_old_and_new_dates() {
        Listing listing = Listing.parse("total 12\n"
                + "-rw-r--r-- 1 omm dba  393 Nov 21 01:25 kept.tar.gz\n"
                + "drwx------. 2 omm dba 4096 Jan  2  2025 a directory\n"
                + "srwxrwxrwx 1 omm dba    0 Nov 21 01:25 lock\n");

        assertThat(listing.names()).containsExactly("a directory", "kept.tar.gz", "lock");
        assertThat(listing.newSince(Listing.parse("total 0\nsrwxrwxrwx 1 omm dba 0 Nov 20 01:25 lock\n")))
                .extracting(Listing.Entry::name)
                .containsExactly("kept.tar.gz", "a directory");
    }

    @Test
    void refuses_a_listing_without_its_total_or_with_a_strange_line() {
        assertThatThrownBy(() -> Listing.parse("-rw-r--r-- 1 omm dba 3 Nov 21 01:25 x\n"))
                .hasMessage("[PARSE] ls -l: line 1: expected a line 'total n': -rw-r--r-- 1 omm dba 3 Nov 21 01:25 x");
        assertThatThrownBy(() -> Listing.parse("total 0\n?????????? ? ? ? ? ? lost\n"))
                .hasMessage("[PARSE] ls -l: line 2: expected an entry of a long listing: ?????????? ? ? ? ? ? lost");
    }

    @Test
    void knows_what_exists_and_refuses_what_could_not_be_looked_at() {
        assertThat(Existing.read(answer(2, "/opt\n/\n", "ls: cannot access '/opt/x': No such file or directory\n"))
                        .nearest())
                .isEqualTo("/opt");
        assertThat(Existing.read(answer(0, "/opt\n", "")).paths()).containsExactly("/opt");
        assertThatThrownBy(() -> Existing.read(answer(2, "", "ls: cannot access '/root/x': Permission denied\n")))
                .hasMessage("[PARSE] ls -d: line 1: expected only 'No such file or directory':"
                        + " ls: cannot access '/root/x': Permission denied");
        assertThatThrownBy(() -> Existing.read(answer(127, "", ""))).isInstanceOf(OutputFormatException.class);
    }

    @Test
    void compares_clocks_without_the_time_between_the_questions() {
        HostClock first = HostClock.read(answer(0, "1773453600 +0000 20260314-020000\n", ""));
        HostClock second = HostClock.read(new Answer(
                0, Output.of("1773453690 +0000 20260314-020130\n"), Output.NONE, AT.plusSeconds(20), Duration.ZERO));

        assertThat(second.aheadOf(first)).isEqualTo(Duration.ofSeconds(70));
        assertThat(first.local()).hasToString("2026-03-14T02:00");
    }

    @Test
    void digests_need_a_digest_and_a_name() {
        assertThat(Digests.parse("0".repeat(64) + "  /a/b\n").byName())
                .containsExactly(org.assertj.core.api.Assertions.entry("b", "0".repeat(64)));
        assertThatThrownBy(() -> Digests.parse("0".repeat(63) + "  /a/b\n")).isInstanceOf(OutputFormatException.class);
        assertThatThrownBy(() -> Digests.parse(""))
                .hasMessage("[PARSE] sha256sum: empty output, expected a digest and a name");
    }

    @Test
    void a_tool_that_failed_may_still_have_told_something() {
        Told<Digests> told =
                Told.reading(Digests::parse).read(answer(1, "0".repeat(64) + "  /a\n", "sha256sum: /b: gone\n"));

        assertThat(told.value()).isPresent();
        assertThat(told.complaint()).isEqualTo("exit 1: sha256sum: /b: gone");
        assertThat(Told.reading(Digests::parse)
                        .read(answer(127, "", "sh: 1: x: not found\n"))
                        .available())
                .isFalse();
    }

    @Test
    void the_worst_of_several_findings_wins_and_only_what_is_wrong_is_told() {
        assertThat(new Weighing("all").holds("a").isUnknown("b").judgement().toString())
                .isEqualTo("Judgement[verdict=UNKNOWN, expected=all, actual=b, notes=[]]");
        assertThat(new Weighing("all")
                        .holds("a")
                        .isUnknown("b")
                        .fails("c")
                        .note("n")
                        .judgement()
                        .toString())
                .isEqualTo("Judgement[verdict=FAIL, expected=all, actual=c; b, notes=[n]]");
    }
}
