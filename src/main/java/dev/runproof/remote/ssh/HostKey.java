package dev.runproof.remote.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;

/**
 * A public key as OpenSSH writes it.
 *
 * @param type such as {@code ssh-ed25519}
 * @param base64 the key's wire form
 */
record HostKey(String type, String base64) {
    static HostKey of(PublicKey key) {
        byte[] blob = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
        return new HostKey(KeyType.fromKey(key).toString(), Base64.getEncoder().encodeToString(blob));
    }

    /** Reads {@code type base64}; empty when the text is no key. */
    static Optional<HostKey> read(String text) {
        String[] words = text.strip().split("\\s+", -1);
        if (words.length < 2) {
            return Optional.empty();
        }
        try {
            byte[] blob = Base64.getDecoder().decode(words[1]);
            return blob.length == 0 ? Optional.empty() : Optional.of(new HostKey(words[0], words[1]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@code SHA256:…} as {@code ssh-keygen -l} prints it. */
    String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(base64));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Type and fingerprint, for messages. */
    String brief() {
        return type + " " + fingerprint();
    }

    /** The key on one line, as known_hosts files and environments hold it. */
    @Override
    public String toString() {
        return type + " " + base64;
    }
}
