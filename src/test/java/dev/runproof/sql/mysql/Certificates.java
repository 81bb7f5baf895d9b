package dev.runproof.sql.mysql;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority and a server's certificate of it, as PEM files. */
public record Certificates(Path authority, Path server, Path key) {
    private static final Duration LIFE = Duration.ofDays(1);

    /** @param name of the host that the server's certificate is for */
    public static Certificates in(Path directory, String name) throws Exception {
        var authorityKeys = keys();
        var serverKeys = keys();
        var root = new X500Principal("CN=an authority of " + directory.getFileName());
        var builder = certificate(root, root, authorityKeys, 1);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        var server = certificate(root, new X500Principal("CN=" + name), serverKeys, 2);
        server.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
        var signer = new JcaContentSignerBuilder("SHA256withRSA").build(authorityKeys.getPrivate());
        return new Certificates(
                pem(
                        directory.resolve("ca.pem"),
                        "CERTIFICATE",
                        builder.build(signer).getEncoded()),
                pem(
                        directory.resolve("server.pem"),
                        "CERTIFICATE",
                        server.build(signer).getEncoded()),
                pem(
                        directory.resolve("key.pem"),
                        "PRIVATE KEY",
                        serverKeys.getPrivate().getEncoded()));
    }

    private static JcaX509v3CertificateBuilder certificate(
            X500Principal issuer, X500Principal subject, KeyPair keys, long serial) {
        var now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(serial),
                Date.from(now.minus(LIFE)),
                Date.from(now.plus(LIFE)),
                subject,
                keys.getPublic());
    }

    private static KeyPair keys() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static Path pem(Path file, String what, byte[] bytes) throws Exception {
        return Files.writeString(
                file,
                "-----BEGIN " + what + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                        + "\n-----END " + what + "-----\n");
    }
}
