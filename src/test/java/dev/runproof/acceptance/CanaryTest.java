package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.evidence.Canaries;
import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.process.LabHandle;
import dev.runproof.lab.process.Labs;
import dev.runproof.lab.process.SudoPolicy;
import dev.runproof.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Passwords that a whole run needed are nowhere afterwards, and in no process list meanwhile.
 *
 * <p>One word that is no secret is used beside them in the same run. It must be found in each of the places that are
 * searched: a search that finds nothing because it looks at nothing would not find that word either.
 */
class CanaryTest {
    private static final double SPEED = 20;
    private static final String PASSWORD = "canary-Ls0'w\"ord-7f3q";
    private static final String PASSPHRASE = "canary-Phr4$e-91xk";
    private static final String VISIBLE = "cm_upgrade_visible_52vz";

    @TempDir
    private Path folder;

    @Test
    void no_password_of_a_run_is_found_in_files_outputs_process_lists_or_the_hosts_log() throws Exception {
        LabHandle lab = Labs.below(folder.resolve("labs"))
                .up(LabSpec.of("opengauss").atSpeed(SPEED).accepting(new Secret(PASSWORD)));
        try {
            lab.sudo(SudoPolicy.PASSWORD);
            secret("password", PASSWORD);
            secret("passphrase", PASSPHRASE);
            Path locked = locked(Path.of(lab.description().hosts().get(0).identity()));
            var environment = new LabEnvironment(lab).reaching(host -> login(host, locked));
            environment.with(
                    "opengauss.uploadDir",
                    environment.variable("opengauss.uploadDir").replace("cm_upgrade", VISIBLE));
            Path file = environment.writeTo(folder.resolve(VISIBLE + ".yaml"));
            var program = new Program(folder.resolve("project"));

            ProcessLists seen;
            Program.Ended ended;
            try (var watch = ProcessLists.watch()) {
                ended = program.run("rehearse", "opengauss", "-e", file.toString());
                seen = watch;
            }
            assertThat(ended.status()).as(ended.output()).isZero();
            assertThat(lab.log())
                    .as("root was needed")
                    .anyMatch(command -> command.user().equals("root"));

            var canaries = new Canaries(Map.of("password", PASSWORD, "passphrase", PASSPHRASE));
            canaries.areNotBelow(program.home());
            canaries.areNotIn("output", ended.output());
            canaries.areNotIn("a process list", seen.words());
            canaries.areNotIn("the environment of a process", seen.variables());
            canaries.areNotIn("the lab's log", lab.log().toString());
            for (LabDescription.Host host : lab.description().hosts()) {
                canaries.areNotBelow(
                        lab.directory().resolve("hosts").resolve(host.name()).resolve("home"));
                canaries.areNotBelow(
                        lab.directory().resolve("hosts").resolve(host.name()).resolve("root"));
            }
            theSearchLooksEverywhere(new Canaries(Map.of("word", VISIBLE)), program, ended, seen, lab);
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
        assertThat(seen.variables())
                .as("variables of the hosts' processes")
                .anyMatch(text -> text.startsWith("RUNPROOF_LAB_HOST="));
    }

    /** The first host takes the locked key, the others the password; sudo asks on all of them. */
    private Map<String, String> login(LabDescription.Host host, Path locked) {
        var keys = new LinkedHashMap<>(LabEnvironment.asTheLabHasIt(host));
        keys.put("sudoPassword", "file:" + folder.resolve("password"));
        keys.remove("identity");
        if (host.roles().contains("upgrade-node")) {
            keys.put("identity", locked.toString());
            keys.put("passphrase", "file:" + folder.resolve("passphrase"));
        } else {
            keys.put("password", "file:" + folder.resolve("password"));
        }
        return keys;
    }

    private void secret(String name, String text) throws IOException {
        Path file = Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text + "\n");
    }

    private Path locked(Path identity) throws Exception {
        Path copy = Files.copy(identity, folder.resolve("locked-identity"));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
        Process keygen = new ProcessBuilder("ssh-keygen", "-q", "-p", "-P", "", "-N", PASSPHRASE, "-f", copy.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keygen.txt").toFile())
                .start();
        assertThat(keygen.waitFor()).as("ssh-keygen").isZero();
        return copy;
    }
}
