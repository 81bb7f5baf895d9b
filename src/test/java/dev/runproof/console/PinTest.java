package dev.runproof.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {
    private static final Pin PIN = new Pin("0a1b".repeat(16));

    @Test
    void reads_what_it_prints_and_what_openssl_prints() {
        assertThat(Pin.parse(PIN.toString())).isEqualTo(PIN);
        String colons = "0A:1B:".repeat(15) + "0A:1B";
        assertThat(Pin.parse("sha256 Fingerprint=" + colons + "\n")).isEqualTo(PIN);
        assertThat(Pin.parse(PIN.fingerprint())).isEqualTo(PIN);
    }

    @Test
    void is_no_other_kind_of_digest_and_no_other_text() {
        assertThatThrownBy(() -> Pin.parse("0a".repeat(20)))
                .hasMessage("a fingerprint is 32 bytes in hexadecimal (SHA-256)");
        assertThatThrownBy(() -> Pin.ofPem("nothing")).hasMessage("no certificate in PEM");
        assertThatThrownBy(() -> Pin.ofPem("")).hasMessage("no certificate in PEM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://oms:1", "https://admin:password@oms:8089", "oms:8089", "https:///logon"})
    void a_console_is_scheme_host_and_port(String url) {
        assertThatThrownBy(() -> ConsoleTarget.of(URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("password");
    }
}
