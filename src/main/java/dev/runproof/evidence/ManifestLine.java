package dev.runproof.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One link of a run's hash chain: a line of {@code manifest.jsonl}.
 *
 * <pre>
 * {"seq":3,"time":"…","kind":"evidence","path":"evidence/01-1-x/01-a.stdout","size":5,"sha256":"…","record":null,"prev":"…","hash":"…"}\n
 * </pre>
 *
 * <p>{@code hash} is the SHA-256 of the line's bytes before {@code ,"hash"}; {@code prev} is the {@code hash} of the line
 * before, 64 zeros in the first. {@code sha256} is the digest of the content: of the file, of the first {@code size}
 * bytes of a log, of the line of the audit log, or of the bytes of {@code record} as they stand in the line.
 *
 * @param path below the run's folder, with {@code /}; empty for a record
 * @param size bytes of the content
 * @param record JSON text, {@code null} as text when there is none
 */
record ManifestLine(
        long seq,
        Instant time,
        Kind kind,
        String path,
        long size,
        String sha256,
        String record,
        String prev,
        String hash) {
    static final String FIRST = "0".repeat(64);
    static final String NO_RECORD = "null";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BEFORE_HASH = ",\"hash\":\"";
    private static final String AFTER_HASH = "\"}";

    /** What a link stands for. */
    enum Kind {
        /** What the run is; the first line. */
        BEGIN,
        /** A file that never changes. */
        EVIDENCE,
        /** An evidence file that a killed runner left, recorded when the run was taken up again. */
        LEFT,
        /** A line of the audit log. */
        AUDIT,
        /** The beginning of a file that only grows; a later one of the same path must continue it. */
        LOG,
        /** A file made from the others, which may be made anew: the last of a path counts. */
        REPORT,
        /** The end of what a signature covers. */
        SEAL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ManifestLine after(
            String prev, long seq, Instant time, Kind kind, String path, long size, String sha256, String record) {
        var open = new ManifestLine(seq, time, kind, path, size, sha256, record, prev, "");
        return new ManifestLine(
                seq,
                time,
                kind,
                path,
                size,
                sha256,
                record,
                prev,
                Digests.of(open.hashed().getBytes(StandardCharsets.UTF_8)));
    }

    private String hashed() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("seq", seq).put("time", time.toString()).put("kind", kind.word());
        node.put("path", path).put("size", size).put("sha256", sha256);
        String begun = node.toString();
        return begun.substring(0, begun.length() - 1) + ",\"record\":" + record + ",\"prev\":\"" + prev + "\"";
    }

    /** The line, without its line feed. */
    String text() {
        return hashed() + BEFORE_HASH + hash + AFTER_HASH;
    }

    /** Reads a line; throws an {@link IOException} that says what is wrong with it. */
    static ManifestLine parse(byte[] bytes) throws IOException {
        String line = new String(bytes, StandardCharsets.UTF_8);
        int cut = line.lastIndexOf(BEFORE_HASH);
        if (cut < 0 || !line.endsWith(AFTER_HASH)) {
            throw new IOException("is no line of a manifest");
        }
        String hash = line.substring(cut + BEFORE_HASH.length(), line.length() - AFTER_HASH.length());
        int hashed = bytes.length - BEFORE_HASH.length() - hash.length() - AFTER_HASH.length();
        String now = Digests.of(Arrays.copyOf(bytes, Math.max(0, hashed)));
        if (!now.equals(hash)) {
            throw new IOException("its bytes have the hash " + now + ", it says " + hash);
        }
        return read(JSON.readTree(line), line, hash);
    }

    /** The hash that a line gives itself, right or not, so that one broken line breaks one link only. */
    static Optional<String> claimedHash(String line) {
        int cut = line.lastIndexOf(BEFORE_HASH);
        int from = cut + BEFORE_HASH.length();
        return cut < 0 || line.length() < from + FIRST.length()
                ? Optional.empty()
                : Optional.of(line.substring(from, from + FIRST.length()));
    }

    private static ManifestLine read(JsonNode node, String line, String hash) throws IOException {
        try {
            String record = node.required("record").toString();
            if (!line.contains(",\"record\":" + record + ",\"prev\":")) {
                throw new IOException("its record is not written as Runproof writes it");
            }
            return new ManifestLine(
                    node.required("seq").asLong(),
                    Instant.parse(node.required("time").asText()),
                    Kind.valueOf(node.required("kind").asText().toUpperCase(Locale.ROOT)),
                    node.required("path").asText(),
                    node.required("size").asLong(),
                    node.required("sha256").asText(),
                    record,
                    node.required("prev").asText(),
                    hash);
        } catch (RuntimeException e) {
            throw new IOException("is no line of a manifest: " + e.getMessage(), e);
        }
    }
}
