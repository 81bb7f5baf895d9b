package dev.runproof.product.oms.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.Answer;
import dev.runproof.model.Output;
import dev.runproof.model.OutputFormatException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadersTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final String API =
            "project\tname\ttype\tstatus\tkind\tcomponent\thost\tsubtopic\tstate\tshown\treported\n";

    private static Shown shown(String text) {
        return Shown.read(new Answer(0, Output.of(text), Output.NONE, NOW, Duration.ZERO));
    }

    private static Shown refused(int exit, String err) {
        return Shown.read(new Answer(exit, Output.NONE, Output.of(err), NOW, Duration.ZERO));
    }

    private static Shown projects(String... rows) {
        return shown("id\tproject_name\tproject_status\n" + String.join("", rows));
    }

    @ParameterizedTest
    @CsvSource({
        "Store,ACTIVE,,RUNS",
        "Store,ACTIVE,Running,RUNS",
        "Store,ABNORMAL,,NOT_READABLE",
        "Store,ABNORMAL,Abnormal,ABNORMAL",
        "Store,RUNNING,,NOT_READABLE",
        "Store,ACTIVE,Abnormal,NOT_READABLE",
        "Store,WAVERING,Wavering,NOT_READABLE",
        "Incr-Sync,RUNNING,,RUNS",
        "Incr-Sync,STOPPED,Stopped,STOPPED",
        "Incr-Sync,ACTIVE,,NOT_READABLE",
    })
    void a_word_that_is_not_published_is_decided_by_the_page_and_never_guessed(
            String kind, String state, String page, State expected) {
        String row = "p1\torders\tSYNC\tRUNNING\t" + kind + "\tc1\t10.20.0.11\tt-0\t" + state + "\t"
                + (page == null ? "\\N" : page) + "\t1763600000\n";
        Component read = ApiReader.picture(shown(API + row))
                .projects()
                .get(0)
                .components()
                .get(0);
        assertThat(read.state()).isEqualTo(expected);
        assertThat(read.reported()).contains(Instant.ofEpochSecond(1763600000L));
    }

    @Test
    void a_project_without_components_is_there_and_no_report_is_no_time() {
        Picture read = ApiReader.picture(shown(API + "p1\torders\tSYNC\tRELEASED" + "\t\\N".repeat(7)
                + "\np2\tbills\tSYNC\tRUNNING\tStore\ts\th\tt\tACTIVE\t\\N\t\\N\n"));
        assertThat(read.projects()).extracting(Project::id).containsExactly("p1", "p2");
        assertThat(read.projects().get(0).components()).isEmpty();
        assertThat(read.projects().get(1).components().get(0).reported()).isEmpty();
    }

    @Test
    void pages_tell_the_components_of_the_projects_of_rm() {
        Shown pages = shown("""
                Tab\tName\tServer IP Address\tRegion\tProject\tStatus\tLatency\tSubtopic\tCurrent Timestamp
                Store\tstore7100\t10.20.0.11\tr\torders\tRunning\t2 s\tt-0\t2026-11-21 02:59:58
                Connector\tconn1\t10.20.0.11\tr\torders\tStopped\t9 s\t\\N\t\\N
                Store\tstore7101\t10.20.0.11\tr\told_one\tRunning\t2 s\tt-1\t2026-11-21 02:59:58
                """);
        Picture read = PageReader.picture(
                pages,
                projects("p2\tmoves\tRUNNING\n"),
                projects("p1\torders\tSUSPEND\n", "p3\torders_too\tRUNNING\n"));
        assertThat(read.projects())
                .extracting(Project::toString)
                .containsExactly("moves (p2)", "orders (p1)", "orders_too (p3)");
        Project orders = read.projects().get(1);
        assertThat(orders.type()).isEqualTo(Project.SYNC);
        assertThat(orders.components())
                .extracting(it -> it + " " + it.state() + " " + it.subtopic())
                .containsExactly("Store store7100 on 10.20.0.11 running t-0", "Connector conn1 on 10.20.0.11 stopped ");
        assertThat(read.projects().get(2).components()).isEmpty();
        assertThat(orders.components().get(0).moving()).contains("2 s", "2026-11-21 02:59:58");
        assertThat(read.remarks()).singleElement().asString().contains("[old_one]");
    }

    @Test
    void components_of_a_name_that_two_projects_have_are_not_readable() {
        Shown pages = shown("Tab\tName\tProject\tStatus\nStore\ts1\torders\tRunning\n");
        Picture read = PageReader.picture(pages, projects("p1\torders\tRUNNING\n"), projects("p2\torders\tRUNNING\n"));
        assertThat(read.projects()).noneMatch(Project::isReadable);
        assertThat(Told.notes(read.remarks())).contains("[orders]", "Stores are compared by project");
    }

    @Test
    void what_was_not_answered_is_no_picture_and_the_projects_stay_known() {
        Picture none = PageReader.picture(
                refused(3, "[CONSOLE-CAPTCHA] http://10.20.0.11:8089: asks for a code\nnext: log on\n"),
                projects("p1\torders\tRUNNING\n"),
                projects());
        assertThat(none.known()).isFalse();
        assertThat(none.trouble()).isEqualTo("[CONSOLE-CAPTCHA] http://10.20.0.11:8089: asks for a code");
        assertThat(none.projects()).hasSize(1);
        assertThat(refused(3, "[CONSOLE-CAPTCHA] code").isHopeless()).isTrue();
        assertThat(refused(7, "[CONSOLE-UNREACHABLE] no answer").isHopeless()).isFalse();
        assertThat(PageReader.picture(shown("Tab\tName\tState\nStore\ts\tRunning\n"), projects(), projects())
                        .trouble())
                .contains("no column Project");
        assertThat(PageReader.picture(shown("\n"), refused(1, "ERROR 1146 (42S02)"), projects())
                        .trouble())
                .isEqualTo("the projects in rm: ERROR 1146 (42S02)");
    }

    @Test
    void the_operators_word_is_read_strictly_and_marked_as_his() {
        OperatorsWord word = OperatorsWord.parse("/tmp/components.csv", """
                # what the pages showed
                before,orders,project,SYNC,,,RUNNING
                before,orders,Store,store7100,10.20.0.11,t-0,Running
                ha-off,orders,Store,store7100,10.20.0.11,t-0,Abnormal
                """);
        Picture read = word.at("before", Picture.none("a captcha"));
        assertThat(read.known()).isTrue();
        assertThat(read.word()).contains("by the operator's word in /tmp/components.csv");
        assertThat(read.projects().get(0).components().get(0).state()).isEqualTo(State.RUNS);
        assertThat(word.at("ha-on", Picture.none("a captcha")).trouble()).isEqualTo("a captcha");
        assertThat(word.at("ha-off", Picture.none("a captcha")).trouble())
                .contains("names projects that are not known: [orders]");
        Picture known = new Picture(
                Told.picture("SYNC RUNNING").projects(), "a captcha", Optional.empty(), java.util.List.of());
        assertThat(OperatorsWord.parse("f", "before,p1,Connector,c,h,,Stopped\n")
                        .at("before", known)
                        .projects()
                        .get(0)
                        .status())
                .as("rm tells it")
                .isEqualTo("RUNNING");
        assertThatThrownBy(() -> OperatorsWord.parse("f", "before,orders,Store,Running\n"))
                .isInstanceOf(OutputFormatException.class)
                .hasMessageContaining("line 1: expected 7 cells");
        assertThatThrownBy(() -> OperatorsWord.parse("f", "before,orders,Shop,s,h,t,Running\n"))
                .isInstanceOf(OutputFormatException.class)
                .hasMessageContaining("expected a kind");
    }
}
