package dev.runproof.sql.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.lab.embedded.DatabaseUnderTest;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.Output;
import dev.runproof.model.OutputFormatException;
import dev.runproof.model.Pending;
import dev.runproof.sql.SqlStatement;
import dev.runproof.sql.structure.Fingerprint.Contents;
import dev.runproof.sql.structure.Structure.Column;
import dev.runproof.sql.structure.Structure.Constraint;
import dev.runproof.sql.structure.Structure.Index;
import dev.runproof.sql.structure.Structure.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SurveyTest {
    private static Answer answer(int exit, String out, String err) {
        return new Answer(exit, Output.of(out), Output.of(err), Instant.EPOCH, Duration.ZERO);
    }

    private static Fingerprint large(int tables, int columns, Random random) {
        var all = new ArrayList<Table>();
        for (int t = 0; t < tables; t++) {
            var named = new ArrayList<Column>();
            for (int c = 0; c < columns; c++) {
                named.add(new Column(
                        "column_%d_%x".formatted(c, random.nextInt()),
                        "%d varchar(%d), nullable NO, default '\t\\%x', extra '', character set 'utf8mb4'"
                                .formatted(c, random.nextInt(200), random.nextInt())));
            }
            String name = "table %d\n%x".formatted(t, random.nextInt());
            all.add(new Table(
                    name,
                    "BASE TABLE, engine 'InnoDB', collation 'utf8mb4_bin'",
                    named,
                    List.of(new Index("PRIMARY", "unique BTREE 'id'")),
                    List.of(new Constraint("PRIMARY", "PRIMARY KEY 'id'"))));
        }
        var contents = new java.util.TreeMap<String, Contents>();
        all.forEach(it ->
                contents.put(it.name(), new Contents(random.nextInt(9000), Optional.of("" + random.nextInt()))));
        return new Fingerprint("utf8mb4", "utf8mb4_bin", new Structure(all, List.of()), contents);
    }

    @Test
    void a_survey_is_a_command_whose_databases_may_be_facts_to_come() {
        Command asked = Survey.fingerprint("oms_rm", new Pending("heartbeats", facts -> List.of("hb1", "hb2")))
                .within(Duration.ofMinutes(7));
        assertThat(asked).hasToString("fingerprint oms_rm <heartbeats>");
        assertThat(Survey.of(asked.resolve(new dev.runproof.model.Facts())))
                .contains(new Survey(true, List.of("oms_rm", "hb1", "hb2"), Duration.ofMinutes(7)));
        assertThat(Survey.of(Survey.structure("oms_rm")).orElseThrow().rows()).isFalse();
        assertThat(Survey.of(Command.of("ls", "-l"))).isEmpty();
    }

    @Test
    void the_answer_reads_back_as_it_was_and_tells_which_databases_are_missing() throws Exception {
        try (var server = DatabaseUnderTest.up();
                var session = server.session()) {
            session.update(SqlStatement.of("create database oms_rm character set utf8mb4 collate utf8mb4_bin"));
            session.update(SqlStatement.of("create table oms_rm.`a\tb` (id int primary key, t text default 'x\\ny')"));
            session.update(SqlStatement.of("insert into oms_rm.`a\tb` values (1, 'it''s')"));
            var fingerprint = new Survey(true, List.of("oms_rm", "nowhere"), Duration.ofSeconds(20));
            String text = fingerprint.answer(session, session);
            System.out.println(text);
            Fingerprints seen = Fingerprints.read(answer(0, text, ""));
            assertThat(seen).isEqualTo(fingerprint.carriedOut(session, session));
            assertThat(seen.missing()).containsExactly("nowhere");
            assertThat(seen.of("oms_rm").orElseThrow().contents().get("a\tb").rows())
                    .isEqualTo(1);
            var structure = new Survey(false, List.of("oms_rm"), Duration.ofSeconds(20));
            Fingerprints without = Fingerprints.read(answer(0, structure.answer(session, session), ""));
            assertThat(without.withRows()).isFalse();
            assertThat(without.of("oms_rm").orElseThrow().structure())
                    .isEqualTo(seen.of("oms_rm").orElseThrow().structure());
            assertThat(without.of("oms_rm").orElseThrow().contents()).isEmpty();
        }
    }

    @Test
    void five_hundred_tables_fit_into_what_is_kept_of_an_output() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("SurveyTest: seed " + seed + ", repeat with -Dseed=" + seed);
        var all = new Fingerprints(true, Map.of("oms_rm", large(500, 25, new Random(seed))), Set.of("b"));
        String text = FingerprintsText.write(all);
        System.out.println("500 tables of 25 columns: " + text.length() + " characters");
        assertThat(text).startsWith("packed: gzip in Base64\n").hasSizeLessThan(Output.KEPT_BYTES / 4);
        assertThat(Fingerprints.read(answer(0, text, ""))).isEqualTo(all);
    }

    @Test
    void more_than_can_be_kept_is_refused_in_words() {
        var all = new Fingerprints(true, Map.of("oms_rm", large(2000, 120, new Random(1))), Set.of());
        assertThatThrownBy(() -> FingerprintsText.write(all))
                .isInstanceOf(OutputFormatException.class)
                .hasMessageContaining("ask for fewer databases at once: 2000 tables, ");
    }

    @Test
    void a_refused_or_cut_or_other_answer_is_no_fingerprint() {
        assertThatThrownBy(() -> Fingerprints.read(answer(1, "", "ERROR 1044 (42000): Access denied\n")))
                .hasMessage(
                        "[PARSE] survey of databases: line 1: expected exit 0, not 1: ERROR 1044 (42000): Access denied");
        assertThatThrownBy(() -> Fingerprints.read(answer(0, "cfg_name\tcfg_value\n", "")))
                .isInstanceOf(OutputFormatException.class);
        String packed = Packed.pack("some text");
        assertThat(Packed.unpack(packed)).isEqualTo("some text");
        assertThatThrownBy(() -> Fingerprints.read(answer(0, packed.substring(0, packed.length() - 9), "")))
                .isInstanceOf(OutputFormatException.class);
        assertThatThrownBy(() -> Fingerprints.read(
                        new Answer(0, new Output(new byte[3], 9), Output.NONE, Instant.EPOCH, Duration.ZERO)))
                .hasMessageContaining("kept whole");
    }
}
