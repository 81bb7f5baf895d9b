package dev.runproof.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.model.Output;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Where a journal keeps what programs wrote: small outputs in the line itself, large ones in files beside the journal.
 *
 * <p>A large output lies in {@code <journal>.outputs/<SHA-256 of its bytes>}, on disk before the line that names it. In
 * the line it is {@code {"sha256","kept","size"}}; a small one is {@code {"text"}} when its bytes are UTF-8, else
 * {@code {"base64"}}, with {@code size} when the program wrote more than was kept. A large output is checked when its
 * line is read, stays in its file until somebody wants its bytes, and is checked again when that is all of them.
 */
final class OutputStore {
    static final int LARGEST_INLINE_BYTES = 64 * 1024;

    private static final int PIECE_BYTES = 64 * 1024;

    private final Path folder;
    /** The sizes in bytes of the files that hold what their names say, by digest. */
    private final Map<String, Integer> sound = new HashMap<>();

    OutputStore(Path journal) {
        this.folder = journal.resolveSibling(journal.getFileName() + ".outputs");
    }

    ObjectNode write(Output output) throws IOException {
        byte[] kept = output.kept();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (kept.length > LARGEST_INLINE_BYTES) {
            node.put("sha256", store(output, kept)).put("kept", kept.length).put("size", output.sizeBytes());
            return node;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(kept))
                    .toString();
            node.put("text", text);
        } catch (CharacterCodingException notText) {
            node.put("base64", Base64.getEncoder().encodeToString(kept));
        }
        if (!output.complete()) {
            node.put("size", output.sizeBytes());
        }
        return node;
    }

    Output read(JsonNode node) throws IOException {
        if (node.has("sha256")) {
            return stored(node);
        }
        byte[] kept = node.has("text")
                ? node.get("text").asText().getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(node.required("base64").asText());
        return new Output(kept, node.has("size") ? node.get("size").asLong() : kept.length);
    }

    private Output stored(JsonNode node) throws IOException {
        String digest = node.get("sha256").asText();
        Path file = folder.resolve(digest);
        Integer known = sound.get(digest);
        int kept = known == null ? checked(file, digest) : known;
        sound.put(digest, kept);
        return new Output(
                most -> most == kept ? whole(file, digest, kept) : beginning(file, most),
                kept,
                node.has("size") ? node.get("size").asLong() : kept);
    }

    private String store(Output output, byte[] kept) throws IOException {
        String digest = output.sha256().orElseGet(() -> HexFormat.of().formatHex(sha256().digest(kept)));
        Path file = folder.resolve(digest);
        if (Files.exists(file)) {
            return digest;
        }
        Files.createDirectories(folder);
        Path unfinished = folder.resolve(digest + ".part");
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(kept);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(false);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return digest;
    }

    /** The file's size; the file holds what its name says. */
    private static int checked(Path file, String digest) throws IOException {
        MessageDigest found = sha256();
        int size = 0;
        byte[] piece = new byte[PIECE_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
                found.update(piece, 0, got);
                size += got;
            }
        }
        compare(file, found.digest(), digest);
        return size;
    }

    private static void compare(Path file, byte[] found, String digest) throws IOException {
        if (!HexFormat.of().formatHex(found).equals(digest)) {
            throw new IOException(file + " does not hold the bytes that the journal names");
        }
    }

    private static byte[] whole(Path file, String digest, int bytes) {
        byte[] kept = beginning(file, bytes);
        try {
            compare(file, sha256().digest(kept), digest);
        } catch (IOException e) {
            throw JournalRefused.unreadable(file, e);
        }
        return kept;
    }

    private static byte[] beginning(Path file, int mostBytes) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(mostBytes);
            if (bytes.length < mostBytes) {
                throw new IOException("it was cut since the journal was read");
            }
            return bytes;
        } catch (IOException e) {
            throw JournalRefused.unreadable(file, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
