package dev.runproof.lab.oms.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runproof.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemFilesTest {
    private static final Secret PASSPHRASE = new Secret("Canary-passphrase-3");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void reads_a_plain_key_of_every_usual_kind(String algorithm) throws IOException {
        Tls tls = Certificates.make(folder, "oms", "dns:oms", algorithm, Optional.empty());
        assertThat(PemFiles.context(tls)).isNotNull();
    }

    @Test
    void opens_an_encrypted_key_with_its_passphrase_and_not_without() throws IOException {
        Tls tls = Certificates.encrypted(folder, "oms", "dns:oms", PASSPHRASE);
        assertThat(PemFiles.context(tls)).isNotNull();
        assertThatThrownBy(() -> PemFiles.context(new Tls(tls.certificate(), tls.key(), Optional.empty())))
                .hasMessage(tls.key() + " needs its passphrase");
        assertThatThrownBy(() -> PemFiles.context(
                        new Tls(tls.certificate(), tls.key(), Optional.of(new Secret("Canary-wrong")))))
                .hasMessage(tls.key() + " cannot be opened: wrong passphrase, or a cipher that is not known")
                .hasNoCause();
    }

    @Test
    void says_which_file_holds_something_else() throws IOException {
        Tls tls = Certificates.plain(folder, "oms", "dns:oms");
        Path other = Files.writeString(folder.resolve("other"), "nothing\n");
        assertThatThrownBy(() -> PemFiles.context(new Tls(tls.certificate(), other, Optional.empty())))
                .hasMessage(other + " holds no key in the form PKCS#8");
        assertThatThrownBy(() -> PemFiles.context(new Tls(other, tls.key(), Optional.empty())))
                .isInstanceOf(IOException.class);
    }
}
