package dev.runproof.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.OutputFormatException;
import dev.runproof.parse.MysqldumpFile.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Outputs of the tools around OMS are read as they were printed, and no damage makes them tell a better state. */
class OmsPropertyTest {
    private static final int TRIES = 1_000;
    private static final List<String> STATES =
            List.of("STOPPED", "STARTING", "BACKOFF", "STOPPING", "EXITED", "FATAL", "UNKNOWN");
    /** Values of a row, each of which holds what means something outside quotes. */
    private static final List<String> VALUES = List.of(
            "1",
            "NULL",
            "0x1f",
            "-7.5",
            "''",
            "'it''s'",
            "'\\'),(\\''",
            "'a;\\nb'",
            "'-- Dump completed'",
            "'/*!'",
            "'\\\\'",
            "\"`\"",
            "_binary 'x#'",
            "'\u001b['",
            "'表'");

    private static final List<String> BETWEEN = List.of(
            "",
            "--\n-- Dumping data for table `x`\n--\n",
            "/*!40000 ALTER TABLE `x` DISABLE KEYS */;\n",
            "UNLOCK TABLES;\n",
            "# note; it's here\n",
            "/* it's; a note */\n",
            "DELIMITER ;;\n/*!50003 CREATE TRIGGER g BEGIN USE y; END */;;\nDELIMITER ;\n");

    @Test
    void programs_are_listed_as_they_were_printed() {
        Seed seed = Seed.forTest("programs_are_listed_as_they_were_printed");
        for (int i = 0; i < TRIES; i++) {
            List<SupervisorProgram> programs = programs(seed);
            String printed = programs.stream()
                    .map(OmsPropertyTest::printed)
                    .map(line -> seed.onceIn(4) ? line.stripTrailing() : line)
                    .collect(Collectors.joining(seed.onceIn(5) ? "\r\n" : "\n"));

            assertThat(SupervisorctlStatus.parse(printed).programs())
                    .as(seed + ", try " + i + ":\n" + printed)
                    .isEqualTo(programs);
        }
    }

    @Test
    void no_damage_makes_a_program_run() {
        Seed seed = Seed.forTest("no_damage_makes_a_program_run");
        int understood = 0;
        for (int i = 0; i < TRIES; i++) {
            String damaged =
                    programs(seed).stream().map(OmsPropertyTest::printed).collect(Collectors.joining("\n"));
            for (int damages = seed.between(1, 3); damages > 0; damages--) {
                damaged = Mutation.of(damaged, seed);
            }
            try {
                SupervisorctlStatus read = SupervisorctlStatus.parse(damaged);
                understood++;
                assertThat(read.programs().stream()
                                .filter(SupervisorProgram::runs)
                                .count())
                        .as(seed + ", try " + i + ":\n" + damaged)
                        .isLessThanOrEqualTo(damaged.split("RUNNING[ \\t]+pid", -1).length - 1L);
                assertThat(read.notRunning().isEmpty() && read.missing().isEmpty())
                        .isEqualTo(read.allRunning());
            } catch (OutputFormatException refused) {
                assertThat(refused.getMessage()).startsWith("[PARSE] supervisorctl status: ");
            }
        }
        assertThat(understood).as("damaged texts that can still be read").isPositive();
    }

    @Test
    void every_error_of_an_initialisation_is_kept_whatever_else_is_damaged() {
        Seed seed = Seed.forTest("every_error_of_an_initialisation_is_kept_whatever_else_is_damaged");
        String whole = IntStream.rangeClosed(1, 5)
                        .mapToObj(step -> "# [Step " + step + "] title\nsome line\n")
                        .collect(Collectors.joining())
                + "# [Completed] end\n";
        for (int i = 0; i < TRIES; i++) {
            String damaged = whole;
            for (int damages = seed.between(0, 3); damages > 0; damages--) {
                damaged = Mutation.of(damaged, seed);
            }
            List<String> lines = new ArrayList<>(List.of(damaged.split("\n", -1)));
            lines.add(seed.below(lines.size() + 1), "KeyError: 255");
            try {
                OmsDockerInit read = OmsDockerInit.parse(String.join("\n", lines));
                assertThat(read.ok()).as(seed + ", try " + i).isFalse();
                assertThat(read.errors())
                        .as(seed + ", try " + i)
                        .contains(new OmsDockerInit.ErrorLine(lines.indexOf("KeyError: 255") + 1, "KeyError: 255"));
            } catch (OutputFormatException refused) {
                assertThat(refused.getMessage()).matches("(?s)\\[PARSE\\] docker_init.sh: line [0-9]+: .*step.*");
            }
        }
    }

    @Test
    void tables_and_rows_are_counted_as_they_were_dumped() {
        Seed seed = Seed.forTest("tables_and_rows_are_counted_as_they_were_dumped");
        for (int i = 0; i < TRIES; i++) {
            List<Table> tables = tables(seed);
            String dump = dump(tables, seed);

            MysqldumpFile read = MysqldumpFile.parse(dump.getBytes(StandardCharsets.UTF_8));

            assertThat(read.tables()).as(seed + ", try " + i + ":\n" + dump).isEqualTo(tables);
            assertThat(read.complete()).isTrue();
            assertThat(read.switchesDatabase()).isFalse();
        }
    }

    @Test
    void a_dump_cut_anywhere_is_not_complete_and_counts_no_more_rows() {
        Seed seed = Seed.forTest("a_dump_cut_anywhere_is_not_complete_and_counts_no_more_rows");
        for (int i = 0; i < TRIES; i++) {
            List<Table> tables = tables(seed);
            String dump = dump(tables, seed);
            String marker = "-- Dump completed";
            String cut = dump.substring(
                    0,
                    dump.indexOf('\n') + seed.below(dump.lastIndexOf(marker) + marker.length() - dump.indexOf('\n')));

            MysqldumpFile read = MysqldumpFile.parse(cut.getBytes(StandardCharsets.UTF_8));

            assertThat(read.complete()).as(seed + ", try " + i + ":\n" + cut).isFalse();
            assertThat(read.incompleteReason()).isIn("cut-statement", "no-marker");
            assertThat(rows(read.tables())).isLessThanOrEqualTo(rows(tables));
        }
    }

    @Test
    void no_message_shows_the_password_of_a_damaged_configuration() {
        Seed seed = Seed.forTest("no_message_shows_the_password_of_a_damaged_configuration");
        int refusals = 0;
        for (int i = 0; i < TRIES; i++) {
            String damaged =
                    Fixture.of("oms-config/4.2.9__three-regions").text().replace("Se cret#1", "qzkxwv");
            for (int damages = seed.between(1, 4); damages > 0; damages--) {
                damaged = Mutation.of(damaged, seed);
            }
            try {
                assertThat(OmsConfig.parse(damaged).regions())
                        .hasSizeLessThanOrEqualTo(damaged.split("---", -1).length);
            } catch (OutputFormatException refused) {
                refusals++;
                // A word that was moved to where a key stands is a key.
                if (!damaged.matches("(?s).*(^|\n)qzkxwv *:.*")) {
                    assertThat(refused.getMessage()).as(seed + ", try " + i).doesNotContain("qzkxwv");
                }
            }
        }
        assertThat(refusals).isPositive();
    }

    private static List<SupervisorProgram> programs(Seed seed) {
        return IntStream.range(0, seed.between(1, 8))
                .mapToObj(n -> program("program" + n + (seed.coin() ? ":a" : ""), seed))
                .toList();
    }

    private static SupervisorProgram program(String name, Seed seed) {
        if (seed.coin()) {
            String state = seed.oneOf(STATES);
            return new SupervisorProgram(name, state, null, null, seed.coin() ? null : "can't find  command '/x'");
        }
        long pid = seed.between(1, 4_194_304);
        int days = seed.onceIn(3) ? seed.between(1, 400) : 0;
        int seconds = seed.below(86_400);
        String time = String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
        String uptime = days == 0 ? time : days + (days == 1 ? " day, " : " days, ") + time;
        return new SupervisorProgram(
                name, "RUNNING", pid, days * 86_400L + seconds, "pid " + pid + ", uptime " + uptime);
    }

    private static String printed(SupervisorProgram program) {
        String description = program.description() == null ? "" : program.description();
        return String.format(Locale.ROOT, "%-33s%-10s%s", program.name(), program.state(), description);
    }

    private static List<Table> tables(Seed seed) {
        return IntStream.range(0, seed.between(0, 5))
                .mapToObj(n -> {
                    long inserts = seed.below(3);
                    return new Table(
                            "t" + n + seed.oneOf(List.of("", "`", " x", "表")), true, inserts, inserts * (1 + n));
                })
                .toList();
    }

    /** Each statement of a table has the same number of rows. */
    private static String dump(List<Table> tables, Seed seed) {
        var dump = new StringBuilder("-- MySQL dump 10.13  Distrib 5.7.42, for Linux (x86_64)\n");
        for (Table table : tables) {
            String name = "`" + table.name().replace("`", "``") + "`";
            dump.append("DROP TABLE IF EXISTS ").append(name).append(";\n");
            dump.append("CREATE TABLE ")
                    .append(name)
                    .append(" (\n  `a` text COMMENT 'it''s; (',\n  KEY (`a`(9))\n);\n");
            for (long insert = 0; insert < table.insertStatements(); insert++) {
                dump.append(seed.oneOf(BETWEEN));
                dump.append(seed.coin() ? "INSERT INTO " : "REPLACE INTO ")
                        .append(name)
                        .append(" VALUES ");
                String separator = seed.coin() ? ",\n" : ",";
                dump.append(IntStream.range(0, (int) (table.rows() / table.insertStatements()))
                        .mapToObj(row -> "(" + seed.oneOf(VALUES) + "," + seed.oneOf(VALUES) + ")")
                        .collect(Collectors.joining(separator)));
                dump.append(";\n");
            }
        }
        return dump.append(seed.oneOf(BETWEEN))
                .append("\n-- Dump completed on 2026-11-21 12:04:48\n")
                .toString();
    }

    private static long rows(List<Table> tables) {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
