package dev.runproof.lab.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/** The keys of a lab: ed25519, made for it and gone with it. */
public final class Keys {
    private static final int BITS = 256;

    private Keys() {}

    public static KeyPair make() {
        try {
            return KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, BITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make ed25519 keys", e);
        }
    }

    /** Type and key, as known_hosts has them. */
    public static String line(PublicKey key) {
        return PublicKeyEntry.toString(key);
    }

    /** Writes the private key in OpenSSH's form, for its owner alone. */
    public static void write(KeyPair pair, String comment, Path file) {
        var bytes = new ByteArrayOutputStream();
        try {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, comment, null, bytes);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, bytes.toByteArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new UncheckedIOException(
                    "cannot write the key " + file, e instanceof IOException io ? io : new IOException(e));
        }
    }
}
