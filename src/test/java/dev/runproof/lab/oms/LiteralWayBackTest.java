package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.embedded.LabUnderTest;
import dev.runproof.lab.embedded.LabUnderTest.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** The documented backup and way back of 3.3.0, word for word; the damage goes on from test to test. */
@Timeout(90)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiteralWayBackTest {
    private static final List<String> DATABASES = List.of("rm_322", "cm_322", "cm_hb_322");
    private static OmsLab oms;
    private static Path admin;
    private static String mysql;

    @BeforeAll
    static void up() throws Exception {
        oms = OmsLab.up("oms-3.3.0", Map.of());
        mysql = "mysql --defaults-extra-file=" + oms.options();
        admin = Files.createDirectories(oms.lab.path("node1", "/home/admin"));
        oms.must("node1", "docker stop oms_322");
        dump("rm_322", "rm_322");
        dump("cm_322", "cm_322");
        dump("cm_hb_322", "cm_hb_322bp");
    }

    @AfterAll
    static void down() throws Exception {
        oms.close();
    }

    private static Path file(String name) {
        return admin.resolve(name + ".sql");
    }

    private static void dump(String database, String name) throws Exception {
        oms.must(
                "node1",
                "mysqldump --defaults-extra-file=" + oms.options() + " --triggers=false " + database + " > "
                        + file(name));
    }

    /** The documented restore of one database. */
    private static Ran source(String database, Path dump) throws Exception {
        return oms.run("node1", mysql + " -e \"source " + dump + "\" -D" + database);
    }

    /** The block in which statements and shell commands are mixed. */
    private static String mixed() {
        var text = new StringBuilder();
        DATABASES.forEach(name -> text.append("drop database " + name + ";\n"));
        DATABASES.forEach(name -> text.append("create database " + name + ";\n"));
        DATABASES.forEach(name -> text.append(mysql + " -e \"source " + file(name) + "\" -D" + name + "\n"));
        return text.toString();
    }

    /** A dump holds bytes of any kind. */
    private static String text(Path dump) throws IOException {
        return Files.readString(dump, StandardCharsets.ISO_8859_1);
    }

    private static long made(Path dump) throws IOException {
        return text(dump)
                .lines()
                .filter(line -> line.startsWith("CREATE TABLE"))
                .count();
    }

    private static Ran fed(List<String> program, String text) throws Exception {
        return LabUnderTest.run(program, oms.lab.variables("node1", "root"), text);
    }

    private static List<String> tables(String database) throws Exception {
        return oms.sql(database, "show tables").lines().toList();
    }

    @Test
    @Order(1)
    void a_second_attempt_writes_the_new_schema_over_the_good_dump() throws Exception {
        Path good = admin.resolve("good");
        Files.copy(file("rm_322"), good);
        assertThat(text(good)).contains("('3.2.2')");
        oms.must("node1", "docker load -i " + oms.variable("imageArchive.node1"));
        oms.must("node1", oms.start("node1").replace(" -e IS_UPGRADE=true", ""));
        assertThat(oms.init("node1").out()).contains("【结束】");
        oms.must("node1", "docker stop oms_330");
        dump("rm_322", "rm_322");
        assertThat(text(file("rm_322"))).contains("('3.3.0')").doesNotContain("('3.2.2')");
        Files.move(good, file("rm_322"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    @Order(2)
    void a_shell_understands_no_drop_and_the_old_rows_come_into_the_new_schema() throws Exception {
        List<String> migrated = tables("rm_322");
        Ran ran = fed(List.of("bash"), mixed());
        assertThat(ran.err()).contains("drop: command not found", "create: command not found");
        assertThat(oms.sql("rm_322", "select version from schema_version")).isEqualTo("3.2.2");
        assertThat(tables("rm_322")).as("tables of 3.3.0 stay").isEqualTo(migrated);
        assertThat(made(file("rm_322"))).isLessThan(migrated.size());
    }

    @Test
    @Order(3)
    void a_client_drops_and_makes_three_databases_and_fills_none() throws Exception {
        Ran ran = fed(List.of("mysql", "--defaults-extra-file=" + oms.options()), mixed());
        assertThat(ran.err()).contains("ERROR 1064");
        for (String database : DATABASES) {
            assertThat(tables(database)).isEmpty();
        }
    }

    @Test
    @Order(4)
    void the_old_version_on_empty_databases_starts_and_docker_is_content() throws Exception {
        assertThat(oms.run("node1", "docker restart oms_322")).isEqualTo(new Ran(0, "oms_322\n", ""));
        assertThat(oms.health("node1").out()).doesNotContain("\"healthy\":true");
        oms.must("node1", "docker stop oms_322");
    }

    @Test
    @Order(5)
    void a_dump_that_was_cut_is_restored_with_exit_0() throws Exception {
        byte[] whole = Files.readAllBytes(file("cm_322"));
        Path cut = admin.resolve("cut");
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        assertThat(source("cm_322", cut).exit()).isZero();
        assertThat(tables("cm_322")).hasSizeLessThan((int) made(file("cm_322")));
    }

    @Test
    @Order(6)
    void errors_of_a_file_that_is_sourced_are_passed_over() throws Exception {
        Path odd = admin.resolve("odd");
        Files.writeString(odd, "insert into nowhere values (1);\ncreate table after_it (i int);\n");
        Ran ran = source("cm_322", odd);
        assertThat(ran.err()).contains("ERROR 1146");
        assertThat(ran.exit()).isZero();
        assertThat(tables("cm_322")).contains("after_it");
    }

    @Test
    @Order(7)
    void the_heartbeat_database_stays_empty_because_its_dump_has_another_name() throws Exception {
        oms.sql("", "drop database cm_322; create database cm_322");
        assertThat(source("rm_322", file("rm_322")).exit()).isZero();
        assertThat(source("cm_322", file("cm_322")).exit()).isZero();
        Ran last = source("cm_hb_322", file("cm_hb_322"));
        assertThat(last.exit()).isEqualTo(1);
        assertThat(last.err()).contains("Failed to open file");
        assertThat(tables("cm_322")).isNotEmpty();
        assertThat(tables("cm_hb_322")).isEmpty();
    }

    @Test
    @Order(8)
    void the_restart_of_the_old_version_starts_the_new_one() throws Exception {
        oms.must("node1", "CONTAINER_NAME=oms_322; CONTAINER_NAME=oms_330; docker restart ${CONTAINER_NAME}");
        assertThat(oms.must("node1", "docker ps --format '{{.Names}}'").out()).isEqualTo("oms_330\n");
    }
}
