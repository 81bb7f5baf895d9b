package dev.runproof.lab.oms.console;

import dev.runproof.model.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Reads a certificate and its key from PEM files with what the JDK has. No message holds more of a file than its path. */
final class PemFiles {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (?<label>[A-Z ]+)-----(?<data>[A-Za-z0-9+/=\\s]+)-----END \\k<label>-----");
    /** A key says by itself of which kind it is, but the JDK wants to be told. */
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private PemFiles() {}

    static SSLContext context(Tls tls) throws IOException {
        try {
            char[] unused = "in memory only".toCharArray();
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("console", key(tls.key(), tls.passphrase()), unused, certificates(tls.certificate()));
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, unused);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(tls.certificate() + " and " + tls.key() + " cannot be used together", e);
        }
    }

    private static Certificate[] certificates(Path file) throws IOException, GeneralSecurityException {
        byte[] bytes = text(file).getBytes(StandardCharsets.US_ASCII);
        var found = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
        if (found.isEmpty()) {
            throw new IOException(file + " holds no certificate");
        }
        return found.toArray(Certificate[]::new);
    }

    private static PrivateKey key(Path file, Optional<Secret> passphrase) throws IOException, GeneralSecurityException {
        Matcher block = BLOCK.matcher(text(file));
        while (block.find()) {
            byte[] der = Base64.getMimeDecoder().decode(block.group("data"));
            if (block.group("label").equals("PRIVATE KEY")) {
                return key(file, new PKCS8EncodedKeySpec(der));
            }
            if (block.group("label").equals("ENCRYPTED PRIVATE KEY")) {
                Secret opens = passphrase.orElseThrow(() -> new IOException(file + " needs its passphrase"));
                return key(file, decrypted(file, der, opens));
            }
            // Parameters of a curve may stand before the key.
        }
        throw new IOException(file + " holds no key in the form PKCS#8");
    }

    private static PKCS8EncodedKeySpec decrypted(Path file, byte[] der, Secret passphrase) throws IOException {
        try {
            var encrypted = new EncryptedPrivateKeyInfo(der);
            // For PBES2 the JDK tells the names of its parts only through the parameters.
            String algorithm = encrypted.getAlgName().equals("PBES2")
                            || encrypted.getAlgName().startsWith("1.2.840")
                    ? encrypted.getAlgParameters().toString()
                    : encrypted.getAlgName();
            SecretKey key = SecretKeyFactory.getInstance(algorithm)
                    .generateSecret(new PBEKeySpec(passphrase.reveal().toCharArray()));
            var cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.DECRYPT_MODE, key, encrypted.getAlgParameters());
            return encrypted.getKeySpec(cipher);
        } catch (GeneralSecurityException | IOException e) {
            throw new IOException(file + " cannot be opened: wrong passphrase, or a cipher that is not known");
        }
    }

    private static PrivateKey key(Path file, PKCS8EncodedKeySpec spec) throws IOException, GeneralSecurityException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // Not of this kind; the next is tried.
            }
        }
        throw new IOException(file + " holds a key that is none of " + String.join(", ", ALGORITHMS));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
