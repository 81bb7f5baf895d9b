package dev.runproof.console;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one certificate that a server may show, by the SHA-256 of its DER form; its names, issuer and dates do not matter.
 *
 * @param fingerprint 64 lower-case hexadecimal digits
 */
public record Pin(String fingerprint) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

    public Pin {
        if (!FORM.matcher(fingerprint).matches()) {
            throw new IllegalArgumentException("a fingerprint is 32 bytes in hexadecimal (SHA-256)");
        }
    }

    /** Reads a fingerprint as {@code openssl x509 -fingerprint -sha256} prints it, with or without what is before it. */
    public static Pin parse(String text) {
        String digits = text.substring(text.indexOf('=') + 1).strip().toLowerCase(Locale.ROOT);
        return new Pin((digits.startsWith("sha256:") ? digits.substring(7) : digits).replace(":", ""));
    }

    /**
     * The first certificate of a PEM text.
     *
     * @throws IllegalArgumentException when it holds none
     */
    public static Pin ofPem(String pem) {
        try {
            var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
            return of((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("no certificate in PEM", e);
        }
    }

    public static Pin of(X509Certificate certificate) {
        try {
            return new Pin(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256, and a certificate its bytes", e);
        }
    }

    /** As openssl prints it. */
    @Override
    public String toString() {
        return "sha256:" + COLONS.formatHex(HexFormat.of().parseHex(fingerprint));
    }
}
