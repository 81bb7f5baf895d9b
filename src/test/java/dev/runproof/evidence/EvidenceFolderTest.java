package dev.runproof.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.HostName;
import dev.runproof.model.Redactor;
import dev.runproof.model.Secret;
import dev.runproof.model.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFolderTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
    private static final HostName HOST = new HostName("db-1");
    private static final String SECRET = "vEry-h1dden";

    @TempDir
    private Path temporary;

    private Path folder;
    private InstallationKey key;

    @BeforeEach
    void make_a_key() {
        folder = temporary.resolve("reports").resolve("r-1");
        key = InstallationKey.at(temporary.resolve("home").resolve("key"));
    }

    @Test
    void passes_a_sealed_run_and_says_whose_key_signed_it() {
        sealedRun();
        Verification verification = Verification.of(folder);
        assertThat(verification.problems()).isEmpty();
        assertThat(verification.verdict()).isEqualTo(Verdict.PASS);
        assertThat(verification.signedBy()).contains(key.publicHalf());
    }

    @Test
    void keeps_outputs_without_their_secrets() throws IOException {
        sealedRun();
        assertThat(folder.resolve("evidence/01-1-look/01-db-1.stdout")).hasContent("password [secret] accepted");
        assertThat(folder.resolve("evidence/01-1-look/01-db-1.stderr")).doesNotExist();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain(SECRET));
        }
    }

    @Test
    @Tag("crash")
    void finds_one_changed_byte_anywhere_and_names_its_file() throws IOException {
        sealedRun();
        List<Path> files = files();
        assertThat(files).hasSize(8);
        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            for (int at = 0; at < whole.length; at++) {
                byte[] changed = whole.clone();
                changed[at] ^= 0x01;
                Files.write(file, changed);
                Verification verification = Verification.of(folder);
                assertThat(verification.verdict()).as("%s byte %s", file, at).isEqualTo(Verdict.FAIL);
                assertThat(verification.problems())
                        .as("%s byte %s", file, at)
                        .anySatisfy(problem -> assertThat(problem.path()).isIn(namedFor(file)));
            }
            Files.write(file, whole);
        }
        assertThat(Verification.of(folder).verdict()).isEqualTo(Verdict.PASS);
    }

    /** A changed key shows as a signature that it did not make. */
    private List<String> namedFor(Path file) {
        String path = folder.relativize(file).toString();
        return path.equals("key.pub") ? List.of("manifest.sig", "key.pub") : List.of(path);
    }

    @Test
    void locates_a_change_by_line_and_offset() throws IOException {
        sealedRun();
        Path audit = folder.resolve("audit.jsonl");
        Path evidence = folder.resolve("evidence/01-1-look/01-db-1.stdout");
        Files.writeString(audit, Files.readString(audit).replace("second", "sec0nd"));
        Files.writeString(evidence, "password [secret] refused!");
        assertThat(Verification.of(folder).problems().stream().map(Object::toString))
                .containsExactly(
                        "evidence/01-1-look/01-db-1.stdout: was changed: link 2 has 26 bytes with SHA-256 "
                                + Digests.of("password [secret] accepted".getBytes(StandardCharsets.UTF_8))
                                + ", found 26 bytes with "
                                + Digests.of("password [secret] refused!".getBytes(StandardCharsets.UTF_8)),
                        "audit.jsonl: line 2 (offset 17): was changed: link 4 has SHA-256 "
                                + Digests.of("{\"what\":\"second\"}".getBytes(StandardCharsets.UTF_8)) + ", found "
                                + Digests.of("{\"what\":\"sec0nd\"}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void finds_what_is_missing_and_what_was_added() throws IOException {
        sealedRun();
        Files.delete(folder.resolve("evidence/01-1-look/02-db-1.stderr"));
        Files.writeString(folder.resolve("evidence/extra.txt"), "made up");
        assertThat(Verification.of(folder).problems().stream().map(Object::toString))
                .containsExactly(
                        "evidence/01-1-look/02-db-1.stderr: is missing; link 5 has it with 5 bytes",
                        "evidence/extra.txt: is in no link of the chain");
    }

    @Test
    void finds_a_chain_written_anew_without_the_key() throws IOException {
        sealedRun();
        byte[] signature = Files.readAllBytes(folder.resolve(Seal.FILE));
        Path forged = temporary.resolve("forged");
        folder = forged;
        sealedRun("password [secret] refused.");
        Files.write(forged.resolve(Seal.FILE), signature);
        assertThat(Verification.of(forged).problems())
                .singleElement()
                .asString()
                .startsWith("manifest.sig: signs link ")
                .endsWith(", which the chain does not have");
    }

    @Test
    void can_be_checked_by_hand_as_the_guide_says() throws Exception {
        sealedRun();
        List<String> commands = guide();
        org.junit.jupiter.api.Assumptions.assumeTrue(
                shell("command -v openssl; command -v sha256sum; command -v awk")
                                .lines()
                                .count()
                        == 3,
                "OpenSSL or coreutils are missing");
        assertThat(commands).hasSize(3);
        assertThat(shell(commands.get(0))).isEmpty();
        assertThat(shell(commands.get(1)))
                .startsWith(Digests.of("password [secret] accepted".getBytes(StandardCharsets.UTF_8)));
        assertThat(shell(commands.get(2))).isEqualTo("Signature Verified Successfully\n");

        Path manifest = folder.resolve("manifest.jsonl");
        Path signature = folder.resolve("manifest.sig");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"size\":26", "\"size\":27"));
        Files.writeString(signature, Files.readString(signature).replaceFirst("\"seq\":", "\"seq\":1"));
        assertThat(shell(commands.get(0))).contains("broken near");
        assertThat(shell(commands.get(2))).contains("Signature Verification Failure");
    }

    /** The indented blocks of the guide: the chain, a file, the signature. */
    private static List<String> guide() throws IOException {
        String checking = Files.readString(Path.of("docs/run-folder.md")).split("## Checking a run", 2)[1];
        var blocks = new java.util.ArrayList<String>();
        var block = new StringBuilder();
        for (String line : (checking + "\n").lines().toList()) {
            if (line.startsWith("       ")) {
                block.append(line.strip()).append('\n');
            } else if (block.length() > 0) {
                blocks.add(block.toString());
                block.setLength(0);
            }
        }
        return blocks;
    }

    private String shell(String commands) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return told;
    }

    @Test
    void shows_another_key_as_another_signer() {
        sealedRun();
        InstallationKey other =
                InstallationKey.at(temporary.resolve("elsewhere").resolve("key"));
        try (var evidence = open(new Redactor())) {
            evidence.seal(other);
        }
        Verification verification = Verification.of(folder);
        assertThat(verification.verdict()).isEqualTo(Verdict.PASS);
        assertThat(verification.signedBy()).contains(other.publicHalf()).isNotEqualTo(key.publicHalf());
    }

    @Test
    void does_not_vouch_for_a_run_that_was_not_sealed() {
        try (var evidence = open(new Redactor())) {
            evidence.audit("{\"what\":\"first\"}");
        }
        Verification verification = Verification.of(folder);
        assertThat(verification.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(verification.problems().stream().map(Object::toString))
                .containsExactly("manifest.sig: is not there: the run has not ended, or was ended by force");
    }

    @Test
    void notices_that_the_signature_was_taken_away() throws IOException {
        sealedRun();
        Files.delete(folder.resolve(Seal.FILE));
        assertThat(Verification.of(folder).problems().stream().map(Object::toString))
                .containsExactly("manifest.sig: is missing, although the run was sealed");
    }

    @Test
    void does_not_vouch_for_what_happened_after_the_seal() {
        sealedRun();
        try (var evidence = open(new Redactor())) {
            evidence.audit("{\"what\":\"later\"}");
        }
        assertThat(Verification.of(folder).problems().stream().map(Object::toString))
                .containsExactly(
                        "manifest.jsonl: 1 links stand behind the signature: the run went on and was not sealed again");
    }

    @Test
    @Tag("crash")
    void goes_on_after_a_runner_was_killed_at_any_byte_of_its_files() throws IOException {
        Path master = temporary.resolve("master");
        folder = master;
        writeRun("password [secret] accepted");
        byte[] manifest = Files.readAllBytes(master.resolve("manifest.jsonl"));
        byte[] audit = Files.readAllBytes(master.resolve("audit.jsonl"));
        for (int cut = 0; cut <= manifest.length; cut++) {
            folder = temporary.resolve("cut-" + cut);
            writeRun("password [secret] accepted");
            Files.write(folder.resolve("manifest.jsonl"), Arrays.copyOf(manifest, cut));
            // The audit line is written first: the chain knows one line less, or the line is torn itself.
            Files.write(folder.resolve("audit.jsonl"), Arrays.copyOf(audit, audit.length - cut % 2));
            if (cut % 2 == 1 && linksOfAudit(Arrays.copyOf(manifest, cut)) == 3) {
                continue;
            }
            try (var evidence = open(new Redactor())) {
                evidence.audit("{\"what\":\"after\"}");
                evidence.seal(key);
            }
            assertThat(Verification.of(folder).problems()).as("cut at %s", cut).isEmpty();
        }
    }

    private static long linksOfAudit(byte[] manifest) {
        return new String(manifest, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.endsWith("\"}") && line.contains("\"kind\":\"audit\""))
                .count();
    }

    @Test
    void counts_on_from_the_files_of_an_earlier_runner() throws IOException {
        writeRun("password [secret] accepted");
        try (var evidence = open(new Redactor())) {
            var stream = evidence.command("01-1-look", HOST).stdout((bytes, offset, length) -> {});
            write(stream, "again");
            stream.close();
            assertThat(stream.item().orElseThrow().path()).isEqualTo("evidence/01-1-look/03-db-1.stdout");
        }
    }

    @Test
    void refuses_to_add_to_a_broken_chain() throws IOException {
        sealedRun();
        Path manifest = folder.resolve("manifest.jsonl");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"size\":26", "\"size\":27"));
        assertThatThrownBy(() -> open(new Redactor()))
                .isInstanceOf(EvidenceRefused.class)
                .hasMessageMatching(
                        "\\Q[EVIDENCE] " + manifest + ": line 2: its bytes have the hash \\E[0-9a-f]{64}, it says"
                                + " [0-9a-f]{64}; evidence is not added to a broken chain");
    }

    @Test
    void refuses_a_folder_that_cannot_be_written() throws IOException {
        Path occupied = Files.createFile(temporary.resolve("occupied"));
        folder = occupied.resolve("r-1");
        assertThatThrownBy(() -> open(new Redactor()))
                .isInstanceOf(EvidenceRefused.class)
                .hasMessage("[EVIDENCE] " + folder + ": cannot be written: FileSystemException: " + folder
                        + ": Not a directory; nothing is done to a host without evidence of it");
    }

    @Test
    void refuses_to_go_on_when_the_disk_is_full() throws IOException {
        Path full = Path.of("/dev/full");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isWritable(full), "this system has no /dev/full");
        try (var evidence = open(new Redactor())) {
            Files.createDirectories(folder.resolve("evidence/01-1-look"));
            var stream = new EvidenceStream(
                    new Redactor(),
                    () -> folder.resolve("evidence").resolve("full"),
                    ended -> new EvidenceItem("", 0, ""),
                    (bytes, offset, length) -> {},
                    path -> Files.newOutputStream(full, StandardOpenOption.WRITE));
            assertThatThrownBy(() -> write(stream, "x"))
                    .isInstanceOf(EvidenceRefused.class)
                    .hasMessage("[EVIDENCE] " + folder.resolve("evidence").resolve("full")
                            + ": cannot be written: IOException: No space left on device; nothing is done to a host without"
                            + " evidence of it");
            assertThat(evidence).isNotNull();
        }
    }

    private void sealedRun() {
        sealedRun("password vEry-h1dden accepted");
    }

    private void sealedRun(String output) {
        writeRun(output);
        try (var evidence = open(new Redactor())) {
            evidence.seal(key);
        }
    }

    private void writeRun(String output) {
        var redactor = new Redactor();
        redactor.add(new Secret(SECRET));
        try (var evidence = open(redactor)) {
            var first = evidence.command("01-1-look", HOST);
            try (var out = first.stdout((bytes, offset, length) -> {});
                    var err = first.stderr((bytes, offset, length) -> {})) {
                write(out, output.substring(0, 12));
                write(out, output.substring(12));
                assertThat(err.item()).isEmpty();
            }
            evidence.audit("{\"what\":\"first\"}");
            evidence.audit("{\"what\":\"second\"}");
            try (var err = evidence.command("01-1-look", HOST).stderr((bytes, offset, length) -> {})) {
                write(err, "oops\n");
            }
            evidence.audit("{\"what\":\"third é\"}");
            Files.writeString(folder.resolve("journal.jsonl"), "{}\n");
            Files.writeString(folder.resolve("summary.md"), "# Done\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private EvidenceFolder open(Redactor redactor) {
        return EvidenceFolder.open(folder, redactor, CLOCK, "{\"run\":\"r-1\"}");
    }

    private static void write(EvidenceStream stream, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        stream.write(bytes, 0, bytes.length);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
