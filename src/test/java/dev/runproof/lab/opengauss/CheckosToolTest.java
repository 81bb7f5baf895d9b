package dev.runproof.lab.opengauss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.opengauss.text.CheckItem;
import dev.runproof.lab.opengauss.text.OmVersion;
import dev.runproof.parse.CheckosItem;
import dev.runproof.parse.GsCheckos;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckosToolTest {
    private static final String TOOL = "gs_checkos";

    @TempDir
    Path directory;

    @Test
    void looks_at_its_own_host_only_unless_told_otherwise() {
        var desk = new Desk(directory, 3);
        desk.plant("SIM-CHECKOS-NODE3");

        var own = GsCheckos.parse(desk.root(1, TOOL, "-i", "A").out());
        var all = desk.root(1, TOOL, "-i", "A", "-h", "db1,db2,db3");

        assertThat(own.items()).hasSize(14).extracting(CheckosItem::status).containsOnly("Normal");
        assertThat(GsCheckos.parse(all.out()).abnormalNumbers()).isOne();
        assertThat(all.out()).doesNotContain("db3");
        assertThat(all.exit()).isZero();
    }

    @Test
    void cannot_reach_a_host_without_the_trust_of_root() {
        var desk = new Desk(directory, 3);
        desk.plant("SIM-CHECKOS-ROOTTRUST");

        var outcome = desk.root(1, TOOL, "-i", "A", "-h", "db1,db2,db3");

        assertThat(outcome.exit()).isOne();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("[GAUSS-50216] : Failed to remote copy");
        assertThat(desk.root(2, TOOL, "-i", "A").exit()).isZero();
    }

    @Test
    void compares_hosts_with_each_other() {
        var desk = new Desk(directory, 2);
        desk.node(2).osItems().value(CheckItem.A4, "+0800");

        assertThat(GsCheckos.parse(
                                desk.root(1, TOOL, "-i", "A4", "-h", "db1,db2").out())
                        .result())
                .isEqualTo("Abnormal");
        assertThat(GsCheckos.parse(desk.root(1, TOOL, "-i", "A4").out()).result())
                .isNull();
    }

    @Test
    void tells_an_ordinary_account_eight_items() {
        var desk = new Desk(directory, 1);

        var checked = GsCheckos.parse(desk.om(1, TOOL, "-i", "A").out());

        assertThat(checked.totalNumbers()).isEqualTo(8);
        assertThat(checked.items())
                .extracting(CheckosItem::item)
                .containsExactly("A1", "A2", "A3", "A4", "A5", "A8", "A12", "A13");
    }

    @Test
    void of_an_older_release_refuses_an_ordinary_account() {
        var settings = OpenGaussSettings.standard(directory.resolve("lab")).withOm(OmVersion.V5_1_0);
        var desk = new Desk(directory, 1, settings);

        assertThat(desk.om(1, TOOL, "-i", "A"))
                .isEqualTo(new Desk.Outcome(
                        1, "", "[GAUSS-50104] : Only a user with the root permission can run this script.\n"));
    }

    @Test
    void drops_a_host_whose_name_is_part_of_the_files_path() throws Exception {
        var desk = new Desk(directory, 2);
        desk.plant("SIM-CHECKOS-ABNORMAL", 2);
        Path list = desk.host(1).path("/home/omm/hosts-but-not-db2");
        Files.writeString(list, "db1\ndb2\n");

        assertThat(GsCheckos.parse(desk.root(1, TOOL, "-i", "A", "-f", list.toString())
                                .out())
                        .abnormalNumbers())
                .isZero();
    }

    @Test
    void writes_the_items_to_a_file() throws Exception {
        var desk = new Desk(directory, 1);

        var outcome = desk.root(1, TOOL, "-i", "A1,A2", "-o", "os.txt");

        assertThat(outcome.out())
                .startsWith("Performing operation system check/set. Output the result to the file os.txt.\n");
        assertThat(Files.readString(desk.host(1).path("/home/omm/os.txt"))).hasLineCount(3);
    }

    @Test
    void refuses_an_item_that_does_not_exist() {
        var desk = new Desk(directory, 1);

        assertThat(desk.root(1, TOOL, "-i", "A15").err())
                .isEqualTo("[GAUSS-50004] : The parameter '-i' value is incorrect.\n");
    }

    @Test
    void is_taken_away_and_comes_back() {
        var desk = new Desk(directory, 2);
        Path program = desk.node(2).paths().script(TOOL);
        desk.plant("SIM-CHECKOS-GONE");
        assertThat(program).doesNotExist();

        desk.model.clear();
        assertThat(program).isExecutable();
    }
}
