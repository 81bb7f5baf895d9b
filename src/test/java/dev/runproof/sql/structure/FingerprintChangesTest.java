package dev.runproof.sql.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.sql.structure.Fingerprint.Contents;
import dev.runproof.sql.structure.Structure.Column;
import dev.runproof.sql.structure.Structure.Constraint;
import dev.runproof.sql.structure.Structure.Index;
import dev.runproof.sql.structure.Structure.Table;
import dev.runproof.sql.structure.StructureChange.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FingerprintChangesTest {
    private static final Table HOST = new Table(
            "host",
            "BASE TABLE, engine 'InnoDB'",
            List.of(new Column("id", "1 bigint"), new Column("ip", "2 varchar(64)")),
            List.of(new Index("PRIMARY", "unique BTREE 'id'")),
            List.of(new Constraint("PRIMARY", "PRIMARY KEY 'id'")));
    private static final Table GROUP =
            new Table("resource_group", "BASE TABLE, engine 'InnoDB'", List.of(), List.of(), List.of());

    private static Fingerprint of(String collation, Map<String, Contents> contents, Table... tables) {
        return new Fingerprint("utf8mb4", collation, new Structure(List.of(tables), List.of()), contents);
    }

    private static Contents contents(long rows, String checksum) {
        return new Contents(rows, Optional.of(checksum));
    }

    @Test
    void equal_databases_have_no_changes_whatever_the_order_of_their_tables() {
        var changes = FingerprintChanges.between(
                of("utf8mb4_bin", Map.of("host", contents(2, "17")), HOST, GROUP),
                of("utf8mb4_bin", Map.of("host", contents(2, "17")), GROUP, HOST));
        assertThat(changes.equal()).isTrue();
        assertThat(changes.sentences()).isEmpty();
    }

    @Test
    void everything_that_changed_is_told_once() {
        var after = new Table(
                "host",
                "BASE TABLE, engine 'MyISAM'",
                List.of(new Column("id", "1 int"), new Column("cores", "2 int")),
                List.of(new Index("PRIMARY", "unique BTREE 'id'"), new Index("idx", "BTREE 'cores'")),
                List.of());
        var changes = FingerprintChanges.between(
                of("utf8mb4_bin", Map.of("host", contents(2, "17")), HOST, GROUP),
                of(
                        "utf8mb4_general_ci",
                        Map.of("host", contents(2, "18")),
                        after,
                        new Table("agent", "BASE TABLE, engine 'InnoDB'", List.of(), List.of(), List.of())));
        assertThat(changes.found()).isTrue();
        assertThat(changes.sentences())
                .containsExactly(
                        "collation: utf8mb4_bin -> utf8mb4_general_ci",
                        "table host changed: BASE TABLE, engine 'InnoDB' -> BASE TABLE, engine 'MyISAM'",
                        "column host.id changed: 1 bigint -> 1 int",
                        "column host.ip removed: 2 varchar(64)",
                        "column host.cores added: 2 int",
                        "index host.idx added: BTREE 'cores'",
                        "constraint host.PRIMARY removed: PRIMARY KEY 'id'",
                        "table resource_group removed: BASE TABLE, engine 'InnoDB'",
                        "table agent added: BASE TABLE, engine 'InnoDB'",
                        "rows of host are others: checksum 17 -> 18");
    }

    @Test
    void other_numbers_of_rows_are_told_before_checksums() {
        assertThat(FingerprintChanges.between(
                                of("b", Map.of("host", contents(2, "17")), HOST),
                                of("b", Map.of("host", contents(3, "18")), HOST))
                        .sentences())
                .containsExactly("rows of host: 2 -> 3");
    }

    @Test
    void without_a_checksum_rows_are_neither_equal_nor_different() {
        var changes = FingerprintChanges.between(
                of("b", Map.of("host", new Contents(2, Optional.empty())), HOST),
                of("b", Map.of("host", contents(2, "18")), HOST));
        assertThat(changes.found()).isFalse();
        assertThat(changes.equal()).isFalse();
        assertThat(changes.sentences()).containsExactly("rows of host cannot be compared: no checksum");
    }

    @Test
    void a_change_that_changes_nothing_is_none() {
        assertThatThrownBy(() -> new StructureChange(Kind.INDEX, "t", "i", Optional.of("x"), Optional.of("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
