package dev.runproof.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The public half of an installation's key, with which anybody can check its signatures. */
public final class VerifyKey {
    private final PublicKey key;

    VerifyKey(PublicKey key) {
        this.key = key;
    }

    static Path beside(Path privateHalf) {
        return privateHalf.resolveSibling(privateHalf.getFileName() + ".pub");
    }

    /** Reads a PEM file (X.509, {@code PUBLIC KEY}); throws when it holds no Ed25519 key as Runproof writes it. */
    public static VerifyKey read(Path file) throws IOException, GeneralSecurityException {
        return parse(Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    static VerifyKey parse(String text) throws GeneralSecurityException {
        byte[] encoded = Pem.bytes("PUBLIC KEY", text);
        var key = new VerifyKey(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        if (!key.pem().equals(text)) {
            throw new GeneralSecurityException("the public key is not written as Runproof writes keys");
        }
        return key;
    }

    private String pem() {
        return Pem.text("PUBLIC KEY", key.getEncoded());
    }

    void write(Path file) throws IOException {
        Files.writeString(file, pem(), StandardCharsets.US_ASCII);
    }

    /** What people compare: {@code SHA256:} and the Base64 of the SHA-256 of the key's X.509 bytes. */
    public String fingerprint() {
        return "SHA256:"
                + Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(Digests.sha256().digest(key.getEncoded()));
    }

    boolean accepts(byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // A signature of another length or shape is no signature of this key.
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyKey verifyKey && key.equals(verifyKey.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return fingerprint();
    }
}
