package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.evidence.Canaries;
import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.process.LabHandle;
import dev.runproof.lab.process.Labs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The passwords of the MetaDB and of the console, which an upgrade there and back needs over and over, are nowhere afterwards,
 * and in no process list meanwhile; beside them a word that is no secret is looked for, and must be found.
 */
class OmsCanaryTest {
    private static final double SPEED = 100;
    /** The name of a database stands in plans, commands, evidence and logs. */
    private static final String VISIBLE = "cm_hb_331";

    @TempDir
    private Path folder;

    @Test
    void no_password_of_an_upgrade_there_and_back_is_found_anywhere() throws Exception {
        LabHandle lab = Labs.below(folder.resolve("labs"))
                .up(LabSpec.of("oms-4.0.0").atSpeed(SPEED).withOptions(Map.of("https", "on")));
        try {
            LabDescription described = lab.description();
            var canaries = new Canaries(Map.of(
                    "metadb",
                    Files.readString(Path.of(described.databases().get(0).passwordFile()))
                            .strip(),
                    "console",
                    Files.readString(Path.of(described.consoles().get(0).passwordFile()))
                            .strip()));
            var program = new Program(folder.resolve("project"));
            ProcessLists seen;
            Program.Ended ended;
            Program.Ended back;
            try (var watch = ProcessLists.watch()) {
                ended = program.run(
                        "rehearse", "oms-4.0.0", "-e", lab.environment().toString());
                back = program.run("rollback", "latest", "--confirm", "OMS400-R0", "--as", "alice");
                seen = watch;
            }
            assertThat(ended.status()).as(ended.output()).isZero();
            assertThat(back.status()).as(back.output()).isZero();

            Path general = lab.directory().resolve("database/general.log");
            canaries.areNotBelow(program.home());
            canaries.areNotIn("output", ended.output() + back.output());
            canaries.areNotIn("a process list", seen.words());
            canaries.areNotIn("the environment of a process", seen.variables());
            canaries.areNotIn("the lab's log", lab.log().toString());
            canaries.areNotIn("the server's general log", Files.readString(general));
            for (LabDescription.Host host : described.hosts()) {
                Path root = lab.directory().resolve("hosts").resolve(host.name());
                for (String place : new String[] {"home", "root", "tmp", "data/oms"}) {
                    if (Files.exists(root.resolve(place))) {
                        canaries.areNotBelow(root.resolve(place));
                    }
                }
            }
            theSearchLooksEverywhere(new Canaries(Map.of("word", VISIBLE)), program, ended, seen, lab);
            assertThat(Files.readString(general)).contains("create database", "select");
        } finally {
            lab.down();
        }
    }

    private static void theSearchLooksEverywhere(
            Canaries word, Program program, Program.Ended ended, ProcessLists seen, LabHandle lab) {
        assertThatThrownBy(() -> word.areNotBelow(program.home().resolve("reports")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> word.areNotIn("output", ended.output())).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> word.areNotIn("lists", seen.words())).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> word.areNotIn("log", lab.log().toString())).isInstanceOf(AssertionError.class);
        assertThat(seen.words()).as("clients of the MetaDB were seen").anyMatch(words -> words.contains("mysqldump"));
    }
}
