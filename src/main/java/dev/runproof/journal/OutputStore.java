package dev.runproof.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.model.Output;
import java.io.IOException;
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
import java.util.HexFormat;

/**
 * Where a journal keeps what programs wrote: small outputs in the line itself, large ones in files beside the journal.
 *
 * <p>A large output lies in {@code <journal>.outputs/<SHA-256 of its bytes>}, on disk before the line that names it. In
 * the line it is {@code {"sha256","kept","size"}}; a small one is {@code {"text"}} when its bytes are UTF-8, else
 * {@code {"base64"}}, with {@code size} when the program wrote more than was kept.
 */
final class OutputStore {
    static final int LARGEST_INLINE_BYTES = 64 * 1024;

    private final Path folder;

    OutputStore(Path journal) {
        this.folder = journal.resolveSibling(journal.getFileName() + ".outputs");
    }

    ObjectNode write(Output output) throws IOException {
        byte[] kept = output.kept();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (kept.length > LARGEST_INLINE_BYTES) {
            node.put("sha256", store(kept)).put("kept", kept.length).put("size", output.sizeBytes());
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
        byte[] kept;
        if (node.has("sha256")) {
            kept = fetch(node.get("sha256").asText());
        } else if (node.has("text")) {
            kept = node.get("text").asText().getBytes(StandardCharsets.UTF_8);
        } else {
            kept = Base64.getDecoder().decode(node.required("base64").asText());
        }
        return new Output(kept, node.has("size") ? node.get("size").asLong() : kept.length);
    }

    private String store(byte[] kept) throws IOException {
        String digest = sha256(kept);
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

    private byte[] fetch(String digest) throws IOException {
        Path file = folder.resolve(digest);
        byte[] kept = Files.readAllBytes(file);
        if (!sha256(kept).equals(digest)) {
            throw new IOException(file + " does not hold the bytes that the journal names");
        }
        return kept;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
