package dev.runproof.lab.oms.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.embedded.DatabaseUnderTest;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.SqlStatement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The MetaDB in a real server, as the user of OMS. */
@Timeout(60)
class SchemaWriterTest {
    private static DatabaseUnderTest server;
    private static SqlSession session;

    @BeforeAll
    static void up() throws Exception {
        server = DatabaseUnderTest.up();
        session = server.session();
    }

    @AfterAll
    static void down() throws Exception {
        session.close();
        server.close();
    }

    private static List<String> column(String text) {
        return session.query(SqlStatement.of(text)).rows().stream()
                .map(row -> Objects.requireNonNullElse(row.values().get(0), "null"))
                .toList();
    }

    private static String only(String text) {
        return String.join(",", column(text));
    }

    private static List<String> structure(String database) {
        return column("select concat(table_name, '.', column_name) from information_schema.columns"
                + " where table_schema = '" + database + "' order by 1");
    }

    private static List<String> sums(String database) {
        String tables = column("select table_name from information_schema.tables where table_schema = '" + database
                        + "' order by 1")
                .stream()
                .map(table -> "`" + database + "`." + Database.quoted(table))
                .collect(Collectors.joining(", "));
        return session.query(SqlStatement.of("checksum table " + tables)).rows().stream()
                .map(row -> row.text("table").replace(database, "") + " " + row.text("checksum"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2.2", "3.3.0", "3.3.1", "4.0.0", "4.2.0", "4.2.8", "4.2.9"})
    void every_simulated_release_can_be_made(String version) {
        String suffix = "_" + version.replace(".", "");
        var installed = Installations.twoRegions(version, suffix);
        var writer = new SchemaWriter(session);
        writer.create(installed);
        for (var database : installed.databases()) {
            assertThat(writer.version(database.name())).contains(installed.version());
        }
        assertThat(only("select count(*) from oms_cm_hb_1" + suffix + ".heatbeat_sequence"))
                .isEqualTo("5000");
        assertThat(column("select ip from oms_cm" + suffix + ".host where host_status = 'ONLINE' order by id"))
                .containsExactly("10.20.0.11", "10.20.0.12", "10.30.0.21");
        assertThat(column("select concat(c.code, h.ip) from oms_rm" + suffix + ".cluster_info c join oms_cm" + suffix
                        + ".resource_group g on g.name = c.code join oms_cm" + suffix
                        + ".host h on h.resource_group_id = g.id order by 1"))
                .containsExactly("110.20.0.11", "110.20.0.12", "210.30.0.21");
        installed
                .databases()
                .forEach(database ->
                        session.update(SqlStatement.of("drop database " + Database.quoted(database.name()))));
    }

    @Test
    void an_initialisation_shows_in_every_database_and_a_second_one_does_not() {
        var installed = Installations.twoRegions("3.3.1", "_m");
        var writer = new SchemaWriter(session);
        writer.create(installed);
        for (var database : installed.databases()) {
            var before = structure(database.name());
            writer.migrate(database.part(), database.name(), Release.of("4.0.0"));
            assertThat(writer.version(database.name())).contains(Release.of("4.0.0"));
            var change =
                    Change.between(Release.of("3.3.1"), Release.of("4.0.0")).get(0);
            String table = change.tables().get(database.part());
            var column = change.columns().get(database.part());
            var after = structure(database.name());
            assertThat(after).containsAll(before).hasSize(before.size() + 5);
            assertThat(after).contains(table + ".id", table + ".content", column.table() + "." + column.name());
            var sums = sums(database.name());
            writer.migrate(database.part(), database.name(), Release.of("4.0.0"));
            assertThat(sums(database.name())).isEqualTo(sums);
        }
    }

    @Test
    void a_missing_database_is_made() {
        var writer = new SchemaWriter(session);
        writer.migrate(Part.RM, "fresh_RM", Release.of("4.0.0"));
        assertThat(writer.version("fresh_RM")).contains(Release.of("4.0.0"));
        assertThat(
                        only(
                                "select default_collation_name from information_schema.schemata where schema_name = 'fresh_RM'"))
                .isEqualTo("utf8mb4_bin");
        assertThat(writer.version("no_such_database")).isEmpty();
    }

    @Test
    void a_faithful_backup_is_equal_and_a_lossy_one_is_not() throws Exception {
        var installed = Installations.twoRegions("4.2.8", "_b");
        new SchemaWriter(session).create(installed);
        for (var database : installed.databases()) {
            var dump = server.client(
                    "mysqldump",
                    "",
                    "--single-transaction",
                    "--hex-blob",
                    "--default-character-set=utf8mb4",
                    database.name());
            assertThat(dump.exit()).isZero();
            session.update(SqlStatement.of("drop database if exists faithful"));
            session.update(SqlStatement.of(
                    "create database faithful collate " + database.part().collation()));
            assertThat(server.client("mysql", dump.out(), "faithful").exit()).isZero();
            assertThat(sums("faithful")).isEqualTo(sums(database.name()));
        }
        var lossy = server.client("mysqldump", "", "--hex-blob", "--default-character-set=utf8", "oms_rm_b");
        session.update(SqlStatement.of("create database lossy"));
        assertThat(server.client("mysql", lossy.out(), "lossy").exit()).isZero();
        assertThat(sums("lossy")).isNotEqualTo(sums("oms_rm_b"));
    }
}
