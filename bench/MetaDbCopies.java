package bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A simulated OMS whose MetaDB holds a gigabyte: what dump and trial restore of a rehearsal take, and what the bare pair of
 * clients takes for the same databases on the same server.
 */
final class MetaDbCopies {
    private static final String PROCEDURE = "oms-3.3.0";
    private static final String BIG = "cm_322";
    private static final int ROW_BYTES = 832;
    private static final int FIRST_ROWS = 1024;

    private final Path runproof;
    private final Path work;
    private final long bytes;
    private final ObjectMapper json = new ObjectMapper();
    private Path environment;
    private Path login;

    /** @param bytes of rows in the database of the components */
    MetaDbCopies(Path root, Path work, long bytes) {
        this.runproof = root.resolve("runproof");
        this.work = work;
        this.bytes = bytes;
    }

    /** What the rehearsal took, as a multiple of what the pair of clients took; a new lab each time. */
    double ratio() throws Exception {
        up();
        try {
            fill();
            double ours = rehearsed();
            double bare = bare();
            System.err.printf(Locale.ROOT, "dump and restore: %.1f s, the bare pair %.1f s%n", ours, bare);
            return ours / bare;
        } finally {
            shell(runproof + " lab down " + PROCEDURE);
        }
    }

    /** The two steps of the rehearsal, by its journal. */
    private double rehearsed() throws Exception {
        Path told = work.resolve("outcome.json");
        shell(runproof + " rehearse " + PROCEDURE + " -e " + environment + " --json > " + told);
        Path folder = Path.of(json.readTree(told.toFile()).path("folder").asText());
        return took(folder, "every-database-is-dumped") + took(folder, "every-dump-is-proved-by-a-trial-restore");
    }

    /** The same databases, with the words that the step gives to the clients. */
    private double bare() throws Exception {
        Path dump = work.resolve("bare.sql");
        long began = System.nanoTime();
        for (String database : List.of(BIG, "cm_hb_322", "rm_322")) {
            shell("mysqldump --defaults-extra-file=" + login + " --single-transaction --no-tablespaces --hex-blob"
                    + " --default-character-set=utf8mb4 --max-allowed-packet=1G --triggers=false " + database + " > "
                    + dump);
            sql("", "create database bare_copy");
            shell("mysql --defaults-extra-file=" + login + " --max-allowed-packet=1G bare_copy < " + dump);
            sql("", "drop database bare_copy");
        }
        Files.delete(dump);
        return (System.nanoTime() - began) / 1e9;
    }

    private double took(Path folder, String step) throws IOException {
        Instant began = null;
        for (String line : Files.readAllLines(folder.resolve("journal.jsonl"))) {
            JsonNode entry = json.readTree(line).path("entry");
            if (!entry.path("step").asText().contains(step)) {
                continue;
            }
            if (entry.path("kind").asText().equals("began")) {
                began = Instant.parse(entry.path("at").asText());
            } else if (entry.path("kind").asText().equals("ended")) {
                if (!entry.path("verdict").asText().equalsIgnoreCase("pass")) {
                    throw new IOException(step + " ended " + entry);
                }
                return Duration.between(began, Instant.parse(entry.path("at").asText())).toNanos() / 1e9;
            }
        }
        throw new IOException("the journal of " + folder + " has no end of " + step);
    }

    private void up() throws Exception {
        // Lab time as on the wall: the limits of dumps are those of production.
        Path lab = work.resolve("lab");
        Path told = work.resolve("lab.json");
        shell(runproof + " lab up " + PROCEDURE + " --speed 10 --dir " + lab + " --json > " + told);
        environment = lab.resolve("environment.yaml");
        JsonNode database = json.readTree(told.toFile()).path("databases").path(0);
        login = work.resolve("login.cnf");
        Files.writeString(login, "");
        Files.setPosixFilePermissions(login, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(login, "[client]\nhost=%s\nport=%s\nuser=\"%s\"\npassword=\"%s\"\n".formatted(
                database.path("address").asText(), database.path("port").asText(), database.path("user").asText(),
                Files.readString(Path.of(database.path("passwordFile").asText())).strip()));
    }

    private void fill() throws Exception {
        sql(BIG, "create table bulk (id bigint primary key auto_increment, note varchar(1000) not null)");
        sql(BIG, "insert into bulk (note) select repeat(md5(seq), 25) from seq_1_to_" + FIRST_ROWS);
        for (long rows = FIRST_ROWS; rows * ROW_BYTES < bytes; rows *= 2) {
            long more = Math.min(rows, bytes / ROW_BYTES - rows);
            sql(BIG, "insert into bulk (note) select concat(md5(rand()), substr(note, 33)) from bulk limit " + more);
        }
    }

    private void sql(String database, String statement) throws Exception {
        shell("mysql --defaults-extra-file=" + login + " " + database + " -e \"" + statement + "\"");
    }

    private void shell(String line) throws Exception {
        run(work, List.of("sh", "-c", line));
    }

    private static void run(Path directory, List<String> words) throws Exception {
        Path told = Files.createTempFile(directory, "told", ".txt");
        var process = new ProcessBuilder(new ArrayList<>(words))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        if (!process.waitFor(30, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            String text = Files.readString(told);
            throw new IOException(words + " failed: " + text.substring(Math.max(0, text.length() - 500)));
        }
    }
}
