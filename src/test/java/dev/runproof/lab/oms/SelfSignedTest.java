package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfSignedTest {
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

    @Test
    void a_certificate_is_for_its_address_and_signed_by_its_own_key() throws Exception {
        var made = SelfSigned.of("127.16.1.11", NOW);
        var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(made.certificate().getBytes(StandardCharsets.US_ASCII)));
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity(Date.from(NOW));
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=127.16.1.11");
        assertThat(certificate.getSubjectAlternativeNames()).containsExactly(List.of(7, "127.16.1.11"));
        assertThat(made.key()).startsWith("-----BEGIN PRIVATE KEY-----\n");
    }
}
