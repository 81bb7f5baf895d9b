package dev.runproof.product.oms.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Answer;
import dev.runproof.model.Output;
import dev.runproof.parse.MysqldumpFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Dumps as the scripts read them on a host: real shells and tools, random rows. */
@Timeout(120)
class DumpReadingTest {
    private static final List<String> VALUES = List.of(
            "1",
            "-2.50",
            "NULL",
            "0x00FF",
            "''",
            "'a'",
            "'it''s'",
            "'it\\'s'",
            "'\\\\'",
            "'\\\\\\''",
            "'),('",
            "');'",
            "'-- Dump completed on 2026-11-21  2:04:48'",
            "'INSERT INTO `x` VALUES (1);'",
            "'\\n/* \\0 \\Z \\\"'",
            "'升级 (ок) 🙂'",
            "_binary 'q\\'('");

    @TempDir
    Path folder;

    @Test
    void a_reduced_dump_has_the_statements_tables_and_rows_of_the_whole_wherever_it_is_cut() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("DumpReadingTest: seed " + seed + ", repeat with -Dseed=" + seed);
        var random = new Random(seed);
        var files = new ArrayList<Path>();
        for (int number = 0; number < 60; number++) {
            byte[] whole = dump(random).getBytes(StandardCharsets.UTF_8);
            int end = number % 3 == 0 ? whole.length : whole.length / 4 + random.nextInt(whole.length * 3 / 4);
            files.add(Files.write(folder.resolve("d" + number + ".sql"), Arrays.copyOf(whole, end)));
        }

        Map<String, Outline> read = Outlines.read(shell(DumpScripts.OUTLINE.text(), files, Map.of()))
                .files();

        for (Path file : files) {
            Outline outline = read.get(file.toString());
            assertThat(outline.size()).isEqualTo(Files.size(file));
            assertThat(outline.file())
                    .as("%s", Files.readString(file, StandardCharsets.ISO_8859_1))
                    .contains(MysqldumpFile.parse(Files.readAllBytes(file)));
        }
    }

    @Test
    void a_dump_that_is_cut_in_a_text_with_brackets_has_no_row_more() throws Exception {
        Path file = Files.writeString(
                folder.resolve("d.sql"),
                "-- MySQL dump 10.13  Distrib 5.7.42, for Linux (x86_64)\n--\nCREATE TABLE `t` (\n  `a` text\n);\nINSERT INTO `t` VALUES (1,'a'),(2,');");

        Outline outline = Outlines.read(shell(DumpScripts.OUTLINE.text(), List.of(file), Map.of()))
                .files()
                .get(file.toString());

        assertThat(outline.file()).contains(MysqldumpFile.parse(Files.readAllBytes(file)));
    }

    @Test
    void a_reader_that_is_killed_is_noticed_and_an_outline_that_is_not_whole_is_made_anew() throws Exception {
        Path file = Files.writeString(folder.resolve("d.sql"), dump(new Random(1)));
        Answer whole = shell(DumpScripts.OUTLINE.text(), List.of(file), Map.of());
        for (String program : List.of("awk", "sed", "gzip")) {
            Path bin = Files.createDirectories(folder.resolve("without-" + program));
            Path killed = Files.writeString(bin.resolve(program), """
                    #!/bin/sh
                    kill -9 $$
                    """);
            assertThat(killed.toFile().setExecutable(true)).isTrue();
            Map<String, String> path = Map.of("PATH", bin + ":" + System.getenv("PATH"));
            assertThat(shell(DumpScripts.OUTLINE.text(), List.of(file), path).exit())
                    .as(program)
                    .isNotZero();
        }
        Path outline = folder.resolve("d.sql.outline");
        for (String broken : List.of("", whole.out().substring(0, whole.out().length() - 9))) {
            Files.writeString(outline, broken);
            assertThat(shell(DumpScripts.OUTLINED.text(), List.of(file), Map.of())
                            .out())
                    .isEqualTo(whole.out());
        }
    }

    @Test
    void a_host_without_openssl_has_the_same_digests() throws Exception {
        Path file = Files.writeString(folder.resolve("d.sql"), "x");
        Path openssl = Files.writeString(folder.resolve("openssl"), "#!/bin/sh\nexit 1\n");
        assertThat(openssl.toFile().setExecutable(true)).isTrue();
        String path = folder + ":" + System.getenv("PATH");

        Answer without = shell(DumpScripts.DIGESTS.text(), List.of(file), Map.of("PATH", path));

        assertThat(without.out())
                .isEqualTo(shell(DumpScripts.DIGESTS.text(), List.of(file), Map.of())
                        .out());
    }

    @Test
    void a_line_that_leaves_the_database_is_found_and_none_that_only_seems_to() throws Exception {
        List<String> leaving = List.of(
                "USE `oms_rm`;",
                "CREATE DATABASE /*!32312 IF NOT EXISTS*/ `oms_rm`;",
                "DROP DATABASE `oms_rm`;",
                "ALTER DATABASE `oms_rm` CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci;",
                "/*!40000 DROP DATABASE IF EXISTS `oms_rm`*/;");
        List<String> staying = List.of(
                "INSERT INTO `t` VALUES ('\\nUSE `oms_rm`;');",
                "USE INDEX (`a`)",
                "-- Host: h    Database: USE `d`;",
                "CREATE TABLE `use` (",
                "/*!40101 SET NAMES utf8 */;");
        for (String line : leaving) {
            assertThat(leaves(line)).as(line).isEqualTo("0\n");
        }
        assertThat(leaves(String.join("\n", staying))).isEqualTo("1\n");
    }

    private String leaves(String lines) throws Exception {
        Path file = Files.writeString(folder.resolve("d.sql"), "-- MySQL dump\n" + lines + "\n-- end\n");
        return shell("file=$1\n" + RestoreScripts.TRYING + "leaving\necho $?\n", List.of(file), Map.of())
                .out();
    }

    private static String dump(Random random) {
        var lines = new ArrayList<String>(List.of(
                "-- MySQL dump 10.13  Distrib 5.7.42, for Linux (x86_64)",
                "--",
                "-- Host: h    Database: d",
                "/*!40101 SET NAMES utf8 */;"));
        boolean rowsOnLines = random.nextBoolean();
        for (int table = 0; table < 3; table++) {
            String name = "`t" + table + (random.nextInt(4) == 0 ? "'(q" : "") + "`";
            lines.add("CREATE TABLE " + name + " (");
            lines.add("  `a` varchar(9) DEFAULT 'it''s (x)' COMMENT 'a\\'b'");
            lines.add(");");
            lines.add("INSERT INTO " + name + " VALUES" + (rowsOnLines ? "\n" : " ") + rows(random, rowsOnLines) + ";");
        }
        lines.add("-- Dump completed on 2026-11-21  2:04:48");
        return String.join("\n", lines) + "\n";
    }

    private static String rows(Random random, boolean onLines) {
        return String.join(
                onLines ? ",\n" : ",",
                IntStream.range(0, 1 + random.nextInt(9))
                        .mapToObj(row -> "(" + row + "," + VALUES.get(random.nextInt(VALUES.size())) + ","
                                + VALUES.get(random.nextInt(VALUES.size())) + ")")
                        .toList());
    }

    private Answer shell(String script, List<Path> files, Map<String, String> environment) throws Exception {
        var words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        files.forEach(file -> words.add(file.toString()));
        Path out = Files.createTempFile(folder, "out", "");
        var builder =
                new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Answer(
                process.exitValue(), Output.of(Files.readString(out)), Output.of(""), Instant.EPOCH, Duration.ZERO);
    }
}
