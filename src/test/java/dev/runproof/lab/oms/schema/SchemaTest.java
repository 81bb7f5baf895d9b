package dev.runproof.lab.oms.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.sql.SqlStatement;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTest {
    private static final Database RM = new Database(Part.RM, "rm_331");

    private static String filled(String version) {
        return texts(Schema.filled(Installations.twoRegions(version, "")));
    }

    private static String texts(List<SqlStatement> statements) {
        return statements.stream()
                .map(statement -> statement.text() + " " + statement.parameters())
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource({"3.2.2, false", "3.3.0, false", "3.3.1, true", "4.0.0, true", "4.2.9, true"})
    void ha_exists_from_331_on(String version, boolean there) {
        assertThat(filled(version).contains("ha.config")).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource({"3.2.2, true, false", "4.0.0, true, false", "4.2.0, false, true", "4.2.8, false, true"})
    void tables_come_and_go_with_releases(String version, boolean syncProjects, boolean versions) {
        assertThat(filled(version).contains("`oms_sync_project`")).isEqualTo(syncProjects);
        assertThat(filled(version).contains("`oms_version`")).isEqualTo(versions);
    }

    @Test
    void a_documented_upgrade_makes_one_column_and_one_table_in_each_database() {
        for (var path : List.of(List.of("3.2.2", "3.3.0"), List.of("3.3.1", "4.0.0"), List.of("4.2.0", "4.2.9"))) {
            for (var part : Part.values()) {
                var made = texts(
                        Schema.migrated(new Database(part, "x"), Release.of(path.get(0)), Release.of(path.get(1))));
                assertThat(made.lines().filter(line -> line.startsWith("alter table")))
                        .as(path + " " + part)
                        .hasSize(1);
                assertThat(made.lines()
                                .filter(line -> line.startsWith("create table ")
                                        && !line.startsWith("create table if not exists")))
                        .hasSize(1);
                assertThat(made).endsWith("update `x`.`schema_version` set version = ? [" + path.get(1) + "]");
            }
        }
    }

    @Test
    void a_second_initialisation_changes_nothing() {
        for (var part : Part.values()) {
            var database = new Database(part, "x");
            assertThat(Schema.migrated(database, Release.of("4.0.0"), Release.of("4.0.0")))
                    .isEmpty();
            assertThat(Schema.migrated(database, Release.of("4.2.9"), Release.of("4.0.0")))
                    .isEmpty();
        }
    }

    @Test
    void an_upgrade_to_331_or_later_brings_ha_switched_off() {
        assertThat(texts(Schema.migrated(RM, Release.of("3.2.2"), Release.of("4.0.0"))))
                .contains("insert ignore into `rm_331`.`oms_normal_config`")
                .contains("\"enable\":false")
                .contains("\"refetchStoreIntervalMin\":30");
        assertThat(texts(Schema.migrated(RM, Release.of("3.3.1"), Release.of("4.0.0"))))
                .doesNotContain("ha.config");
    }

    @ParameterizedTest
    @EnumSource
    void every_change_names_what_exists_in_every_release(Part part) {
        var database = new Database(part, "x");
        for (var change : Change.ALL) {
            var before = texts(Tables.made(database, Release.of("0")));
            assertThat(before).contains("`" + change.columns().get(part).table() + "`");
        }
        assertThat(Change.ALL.stream().map(change -> change.tables().get(part)).collect(Collectors.toSet()))
                .hasSize(Change.ALL.size());
    }

    @Test
    void names_of_databases_are_quoted() {
        assertThat(new Database(Part.RM, "o`r").table("t")).isEqualTo("`o``r`.`t`");
        assertThat(Part.values()).noneMatch(part -> part.collation().equals("utf8mb4_general_ci"));
    }
}
