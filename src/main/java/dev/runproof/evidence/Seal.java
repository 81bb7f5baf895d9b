package dev.runproof.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;

/**
 * A signature over a run's chain up to one of its links: {@code manifest.sig}, with the key's public half in
 * {@code key.pub}.
 *
 * <p>Signed are the ASCII bytes of {@code runproof-evidence-1 <seq> <head>} and a line feed, where {@code head} is the
 * {@code hash} of link {@code seq}.
 */
record Seal(long seq, String head, byte[] signature) {
    static final String FILE = "manifest.sig";
    static final String KEY_FILE = "key.pub";

    private static final JsonMapper JSON = new JsonMapper();

    static Seal sign(InstallationKey key, long seq, String head) {
        return new Seal(seq, head, key.sign(message(seq, head)));
    }

    boolean by(VerifyKey key) {
        return key.accepts(message(seq, head), signature);
    }

    private static byte[] message(long seq, String head) {
        return ("runproof-evidence-1 " + seq + " " + head + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private String text(VerifyKey key) {
        return JsonNodeFactory.instance
                        .objectNode()
                        .put("algorithm", "Ed25519")
                        .put("key", key.fingerprint())
                        .put("seq", seq)
                        .put("head", head)
                        .put("signature", Base64.getEncoder().encodeToString(signature))
                + "\n";
    }

    void write(Path folder, VerifyKey key) throws IOException {
        key.write(folder.resolve(KEY_FILE));
        Path unfinished = folder.resolve(FILE + ".new");
        Files.writeString(unfinished, text(key), StandardCharsets.US_ASCII);
        Files.move(unfinished, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Reads the signature of a folder; every byte of its file must be as this key's signature is written. */
    static Seal read(Path folder, VerifyKey key) throws IOException {
        String text = Files.readString(folder.resolve(FILE), StandardCharsets.ISO_8859_1);
        JsonNode node = JSON.readTree(text);
        Seal seal;
        try {
            seal = new Seal(
                    node.required("seq").asLong(),
                    node.required("head").asText(),
                    Base64.getDecoder().decode(node.required("signature").asText()));
        } catch (IllegalArgumentException e) {
            throw new IOException("is no signature file: " + e.getMessage(), e);
        }
        if (!seal.text(key).equals(text)) {
            throw new IOException("is not written as Runproof writes a signature of the key " + key);
        }
        return seal;
    }
}
