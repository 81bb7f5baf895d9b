package dev.runproof.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationKeyTest {
    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path home;

    @Test
    void is_made_once_and_read_by_its_owner_only() throws IOException {
        Path file = InstallationKey.defaultPath(home);
        InstallationKey made = InstallationKey.at(file);
        InstallationKey read = InstallationKey.at(file);
        assertThat(read.publicHalf()).isEqualTo(made.publicHalf());
        assertThat(made.publicHalf().accepts(MESSAGE, read.sign(MESSAGE))).isTrue();
        assertThat(file).isEqualTo(home.resolve(".config/runproof/key"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.resolveSibling("key.pub")).exists();
        try (var files = Files.list(file.getParent())) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void makes_a_lost_copy_of_its_public_half_anew() throws IOException {
        Path file = home.resolve("key");
        InstallationKey made = InstallationKey.at(file);
        String copy = Files.readString(home.resolve("key.pub"));
        Files.delete(home.resolve("key.pub"));
        assertThat(InstallationKey.at(file).publicHalf()).isEqualTo(made.publicHalf());
        assertThat(home.resolve("key.pub")).hasContent(copy);
    }

    @Test
    void refuses_a_key_that_others_may_read() throws IOException {
        Path file = home.resolve("key");
        InstallationKey.at(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> InstallationKey.at(file))
                .isInstanceOf(EvidenceRefused.class)
                .hasMessage("[EVIDENCE] " + file
                        + ": others may read or write this private key (mode rw-r-----, expected rw-------)");
    }

    @Test
    void refuses_what_is_no_key() throws IOException {
        Path file = home.resolve("key");
        InstallationKey.at(file);
        Files.writeString(file, "not a key");
        assertThatThrownBy(() -> InstallationKey.at(file))
                .hasMessage("[EVIDENCE] " + file + ": is no Ed25519 key as Runproof writes it");
    }

    @Test
    void refuses_a_place_where_no_key_can_be_made() throws IOException {
        Path occupied = Files.createFile(home.resolve("occupied"));
        Path file = occupied.resolve("key");
        assertThatThrownBy(() -> InstallationKey.at(file))
                .hasMessageStartingWith("[EVIDENCE] " + file + ": the signing key can neither be read nor made: ");
    }

    @Test
    void accepts_no_signature_of_another_message_or_key() {
        InstallationKey one = InstallationKey.at(home.resolve("one"));
        InstallationKey two = InstallationKey.at(home.resolve("two"));
        assertThat(one.publicHalf().accepts(MESSAGE, two.sign(MESSAGE))).isFalse();
        assertThat(one.publicHalf().accepts(new byte[0], one.sign(MESSAGE))).isFalse();
        assertThat(one.publicHalf().accepts(MESSAGE, new byte[3])).isFalse();
        assertThat(one.publicHalf().fingerprint()).matches("SHA256:[A-Za-z0-9+/]{43}");
    }
}
