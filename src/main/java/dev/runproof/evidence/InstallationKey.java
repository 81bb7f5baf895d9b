package dev.runproof.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.EnumSet;
import java.util.Set;

/**
 * The Ed25519 key with which one installation of Runproof signs its runs.
 *
 * <p>{@code key} holds both halves (PEM, mode 0600), so that a crash leaves both or none; {@code key.pub} beside it is a
 * copy of the public one. They are made on first use; the private half never leaves its file.
 */
public final class InstallationKey {
    private static final String ALGORITHM = "Ed25519";
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final PrivateKey privateHalf;
    private final VerifyKey publicHalf;

    private InstallationKey(PrivateKey privateHalf, VerifyKey publicHalf) {
        this.privateHalf = privateHalf;
        this.publicHalf = publicHalf;
    }

    /** Where the key of an account lies by default. */
    public static Path defaultPath(Path home) {
        return home.resolve(".config").resolve("runproof").resolve("key");
    }

    /** Reads the key, or makes it when there is none; throws {@link EvidenceRefused} when it cannot be used. */
    public static InstallationKey at(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return read(file);
        } catch (IOException e) {
            throw EvidenceRefused.key(
                    file,
                    "the signing key can neither be read nor made: "
                            + e.getClass().getSimpleName() + ": " + e.getMessage(),
                    "give the runner's account the right to write there, or set HOME",
                    e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw EvidenceRefused.key(
                    file,
                    "is no Ed25519 key as Runproof writes it",
                    "move " + file + " and " + VerifyKey.beside(file) + " away; a new key is made on the next run",
                    e);
        }
    }

    public VerifyKey publicHalf() {
        return publicHalf;
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateHalf);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was read can sign", e);
        }
    }

    private static InstallationKey read(Path file) throws IOException, GeneralSecurityException {
        if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
            throw EvidenceRefused.key(
                    file,
                    "others may read or write this private key (mode "
                            + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                            + ", expected rw-------)",
                    "chmod 600 " + file,
                    new IllegalStateException("mode of the key"));
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        int second = Math.max(0, text.indexOf("-----BEGIN PUBLIC KEY-----"));
        PrivateKey privateHalf = KeyFactory.getInstance(ALGORITHM)
                .generatePrivate(new PKCS8EncodedKeySpec(Pem.bytes("PRIVATE KEY", text.substring(0, second))));
        var key = new InstallationKey(privateHalf, VerifyKey.parse(text.substring(second)));
        byte[] trial = "trial".getBytes(StandardCharsets.US_ASCII);
        if (!key.publicHalf.accepts(trial, key.sign(trial))) {
            throw new GeneralSecurityException("the two halves do not belong together");
        }
        Path copy = VerifyKey.beside(file);
        if (!Files.exists(copy)) {
            key.publicHalf.write(copy);
        }
        return key;
    }

    /** Written under another name and linked into place: whoever looks sees a whole key or none. */
    private static void make(Path file) throws IOException, GeneralSecurityException {
        Path folder = file.toAbsolutePath().resolveSibling("");
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PRIVATE_FOLDER);
        }
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        Path unfinished = Files.createTempFile(folder, "key", ".new", PRIVATE);
        try {
            String halves = Pem.text("PRIVATE KEY", pair.getPrivate().getEncoded())
                    + Pem.text("PUBLIC KEY", pair.getPublic().getEncoded());
            Files.writeString(unfinished, halves, StandardCharsets.US_ASCII);
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException faster) {
            // Another runner made it in the meantime: its key is the one to use.
            return;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
