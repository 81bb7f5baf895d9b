package dev.runproof.lab.oms.console;

import dev.runproof.model.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

/** Certificates of tests, made by the JDK's own keytool: self-signed, in PEM, with their keys. */
public final class Certificates {
    private static final String STORE_PASSWORD = "in the test only";
    private static final String CIPHER = "PBEWithHmacSHA256AndAES_256";

    private Certificates() {}

    /**
     * A certificate and its plain key.
     *
     * @param names of the subject, such as {@code ip:127.0.0.1} or {@code dns:oms.example}
     */
    public static Tls plain(Path folder, String name, String names) {
        return make(folder, name, names, "RSA", Optional.empty());
    }

    /** The same with an encrypted key. */
    public static Tls encrypted(Path folder, String name, String names, Secret passphrase) {
        return make(folder, name, names, "RSA", Optional.of(passphrase));
    }

    static Tls make(Path folder, String name, String names, String algorithm, Optional<Secret> passphrase) {
        try {
            Path store = folder.resolve(name + ".p12");
            run(Stream.concat(
                            Stream.of(
                                    Path.of(System.getProperty("java.home"), "bin", "keytool")
                                            .toString(),
                                    "-genkeypair",
                                    "-alias",
                                    "it",
                                    "-keyalg",
                                    algorithm,
                                    "-dname",
                                    "CN=" + name,
                                    "-validity",
                                    "3650",
                                    "-storetype",
                                    "PKCS12",
                                    "-keystore",
                                    store.toString(),
                                    "-storepass",
                                    STORE_PASSWORD),
                            Stream.of("-ext", "san=" + names))
                    .toList());
            var keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
            byte[] key = keys.getKey("it", STORE_PASSWORD.toCharArray()).getEncoded();
            Path certificate = folder.resolve(name + ".crt");
            pem(certificate, "CERTIFICATE", keys.getCertificate("it").getEncoded());
            Path keyFile = folder.resolve(name + ".key");
            if (passphrase.isPresent()) {
                pem(keyFile, "ENCRYPTED PRIVATE KEY", encrypt(key, passphrase.get()));
            } else {
                pem(keyFile, "PRIVATE KEY", key);
            }
            return new Tls(certificate, keyFile, passphrase);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IllegalStateException(said);
        }
    }

    private static byte[] encrypt(byte[] key, Secret passphrase) throws GeneralSecurityException, IOException {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        byte[] start = new byte[16];
        new SecureRandom().nextBytes(start);
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(CIPHER)
                        .generateSecret(new PBEKeySpec(passphrase.reveal().toCharArray())),
                new PBEParameterSpec(salt, 4096, new IvParameterSpec(start)));
        // Only under this name does the JDK write the parameters of the cipher beside its result.
        var parameters = AlgorithmParameters.getInstance("PBES2");
        parameters.init(cipher.getParameters().getEncoded());
        return new EncryptedPrivateKeyInfo(parameters, cipher.doFinal(key)).getEncoded();
    }

    private static void pem(Path file, String label, byte[] der) throws IOException {
        String data = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        Files.writeString(file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, data));
    }
}
