package dev.runproof.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as this package writes it: 64 small hexadecimal digits. */
final class Digests {
    private static final int PIECE_BYTES = 64 * 1024;

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String of(byte[] bytes) {
        return text(sha256().digest(bytes));
    }

    static String text(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    /** Digest of the first bytes of a file; of fewer when it is shorter. */
    static String ofBeginning(Path file, long sizeBytes) throws IOException {
        MessageDigest digest = sha256();
        byte[] piece = new byte[PIECE_BYTES];
        long left = sizeBytes;
        try (InputStream in = Files.newInputStream(file)) {
            while (left > 0) {
                int got = in.read(piece, 0, (int) Math.min(piece.length, left));
                if (got < 0) {
                    break;
                }
                digest.update(piece, 0, got);
                left -= got;
            }
        }
        return text(digest.digest());
    }
}
