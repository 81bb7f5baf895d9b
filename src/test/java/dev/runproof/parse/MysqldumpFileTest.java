package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.parse.MysqldumpFile.Table;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MysqldumpFileTest {
    private static final String HEADER = "-- MySQL dump 10.13  Distrib 5.7.42, for Linux (x86_64)\n";
    private static final String MARKER = "-- Dump completed on 2026-11-21  2:04:48\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            INSERT INTO `t` VALUES (1)     | cut-statement | 2
            INSERT INTO `t` VALUES ('      | cut-statement | 2
            /* a comment                   | cut-statement | 2
            /*!40101 SET NAMES utf8 */     | cut-statement | 2
            -- a comment                   | no-marker     | -
            -- Dump completed on 2026-1    | no-marker     | -
            UNLOCK TABLES;                 | no-marker     | -
            """)
    void a_file_without_its_end_tells_how_it_ends(String last, String reason, Integer line) {
        MysqldumpFile read = read(HEADER + last);

        assertThat(read.complete()).isFalse();
        assertThat(read.completedAt()).isNull();
        assertThat(read.incompleteReason()).isEqualTo(reason);
        assertThat(read.cutStatementLine()).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNLOCK TABLES;", "-- more", "# more", "/* more */", ";", "DELIMITER ;;", "x; " + MARKER})
    void text_behind_the_marker_is_told(String more) {
        assertThat(read(HEADER + MARKER + "\n" + more).incompleteReason()).isEqualTo("text-after-marker");
    }

    @Test
    void a_marker_may_have_no_date_and_no_line_end() {
        MysqldumpFile read = read(HEADER + "\r\n-- Dump completed \r\n \n");

        assertThat(read.complete()).isTrue();
        assertThat(read.completedAt()).isNull();
        assertThat(read(HEADER + MARKER.strip()).completedAt()).isEqualTo("2026-11-21T02:04:48");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USE `x`;",
                "use x;",
                "CREATE DATABASE `x`;",
                "DROP SCHEMA x;",
                "CREATE OR REPLACE DATABASE x;",
                "/*!40000 DROP DATABASE IF EXISTS `x`*/;",
                "/*!50000 CREATE*/ /*M!100000 DATABASE*/ x;",
                "USE `x`"
            })
    void a_statement_that_leaves_the_database_is_told(String statement) {
        assertThat(read(HEADER + statement).switchesDatabase()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES ('\nUSE x;\n');",
                "-- USE x;",
                "/* USE x; */",
                "SET @a = 1 /* x */, USE = 2;",
                "DROP TABLE `DATABASE`;",
                "CREATE TABLE `DATABASE` (a int);"
            })
    void what_only_looks_like_such_a_statement_is_not(String text) {
        assertThat(read(HEADER + text).switchesDatabase()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE TABLE `t` (a int);                                 | true  | 0 | 0
            CREATE TABLE IF NOT EXISTS t (a int);                     | true  | 0 | 0
            CREATE TABLE "t" (a int);                                 | true  | 0 | 0
            CREATE TABLE `d`.`t` (a int);                             | true  | 0 | 0
            CREATE TABLE `t` (a int)                                  | false | 0 | 0
            INSERT INTO `t` VALUES (1),(2);                           | false | 1 | 2
            INSERT INTO `t` VALUES (1),(2)                            | false | 0 | 0
            INSERT IGNORE INTO t (a,b) VALUES ('x)',(1)),(';',2);     | false | 1 | 2
            REPLACE INTO t VALUES ('it''s'),("a\\"),("),(NULL);       | false | 1 | 3
            INSERT INTO t VALUES ('\\\\'),('--'),('/*'),(-- ),(\\n1);  | false | 1 | 4
            INSERT INTO t VALUES (1) ON DUPLICATE KEY UPDATE a=(2);   | false | 1 | 1
            """)
    void a_table_counts_what_is_whole(String statement, boolean defined, long inserts, long rows) {
        assertThat(read(HEADER + statement.replace("\\n", "\n")).tables())
                .containsExactly(new Table("t", defined, inserts, rows));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE IF EXISTS `t`;",
                "LOCK TABLES `t` WRITE;",
                "/*!50001 CREATE TABLE `t` (a int) */;",
                "/*!50001 CREATE VIEW `t` AS SELECT 1 */;",
                "ALTER TABLE `t` DISABLE KEYS;"
            })
    void a_name_alone_is_no_table(String statement) {
        assertThat(read(HEADER + statement).tables()).isEmpty();
    }

    @Test
    void a_delimiter_of_the_client_ends_statements_until_it_is_changed_back() {
        MysqldumpFile read = read(HEADER
                + "DELIMITER ;;\nCREATE TRIGGER x BEGIN USE y; INSERT INTO t VALUES (1); END ;;\nDELIMITER ;\n"
                + "INSERT INTO u VALUES (1);\n" + MARKER);

        assertThat(read.complete()).isTrue();
        assertThat(read.switchesDatabase()).isFalse();
        assertThat(read.tables()).containsExactly(new Table("u", false, 1, 1));
    }

    @Test
    void an_escape_byte_of_the_data_swallows_no_quote() {
        assertThat(read(HEADER + "INSERT INTO t VALUES ('\u001b['),('a'),('\u001b[0m');\n\u001b[0m" + MARKER))
                .satisfies(it -> assertThat(it.complete()).isTrue())
                .satisfies(it -> assertThat(it.tables()).containsExactly(new Table("t", false, 1, 3)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)          | mysql   | 8.0.36
            -- MariaDB dump 10.19  Distrib 10.6.18-MariaDB, for Win64 (AMD64) | mariadb | 10.6.18-MariaDB
            -- MariaDB dump 10.19-11.4.2-MariaDB, for Linux (x86_64)         | mariadb | 10.19-11.4.2-MariaDB
            """)
    void the_header_tells_the_client(String header, String flavour, String version) {
        assertThat(read("\ufeff" + header + "\r\n"))
                .satisfies(it -> assertThat(it.flavour()).isEqualTo(flavour))
                .satisfies(it -> assertThat(it.clientVersion()).isEqualTo(version));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET NAMES utf8;",
                "-- MySQL dump 10.13  Distrib 5.7",
                "-- a comment",
                "mysqldump: Got error: 1049"
            })
    void refuses_a_file_that_does_not_begin_as_a_dump(String first) {
        assertThatThrownBy(() -> read(first + "\n" + MARKER))
                .hasMessage("[PARSE] mysqldump: line 1: not a mysqldump file: " + first);
    }

    @Test
    void refuses_a_file_that_ends_behind_the_sandbox_line() {
        String sandbox = "/*M!999999\\- enable the sandbox mode */";
        assertThatThrownBy(() -> read(sandbox + " \n"))
                .hasMessage("[PARSE] mysqldump: line 1: not a mysqldump file: " + sandbox);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysqldump: Got error: 1049: \"Unknown database\"", "mariadb-dump: Got errno 28 on write"})
    void refuses_a_message_of_the_client_between_statements_only(String message) {
        assertThatThrownBy(() -> read(HEADER + "\n" + message + "\n"))
                .hasMessage("[PARSE] mysqldump: line 3: a message of the client in the dump: " + message);
        assertThat(read(HEADER + "INSERT INTO t VALUES ('\n" + message + "\n');\n" + MARKER)
                        .complete())
                .isTrue();
    }

    private static MysqldumpFile read(String file) {
        return MysqldumpFile.parse(file.getBytes(StandardCharsets.UTF_8));
    }
}
