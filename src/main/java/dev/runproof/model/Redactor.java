package dev.runproof.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Knows every secret that a run has opened and masks it in whatever leaves the run, in all of its {@link SecretForms}.
 *
 * <p>Stretches of text that belong to secrets become one {@link Secret#MASK} each, however many secrets overlap or touch
 * there. A secret of fewer than 4 characters is refused, since no mask could hide it. Safe for several threads.
 */
public final class Redactor {
    private final Set<String> forms = new LinkedHashSet<>();
    private volatile SecretFinder finder = SecretFinder.EMPTY;

    /** Takes bytes whose secrets are masked; the array is only lent for the call. */
    @FunctionalInterface
    public interface Sink {
        void accept(byte[] bytes, int offset, int length);
    }

    /** Masks this secret from now on; throws {@link SecretTooShort}. */
    public synchronized void add(Secret secret) {
        if (forms.addAll(SecretForms.of(secret))) {
            finder = new SecretFinder(forms);
        }
    }

    public String redact(String text) {
        if (finder.empty()) {
            return text;
        }
        byte[] before = text.getBytes(StandardCharsets.UTF_8);
        byte[] after = redact(before);
        // A text that holds no secret comes back as it is, also when it is no well-formed Unicode.
        return java.util.Arrays.equals(before, after) ? text : new String(after, StandardCharsets.UTF_8);
    }

    public byte[] redact(byte[] bytes) {
        var masked = new ByteArrayOutputStream(bytes.length);
        var stream = stream(masked::write);
        stream.write(bytes, 0, bytes.length);
        stream.finish();
        return masked.toByteArray();
    }

    /** A filter for bytes that come in pieces; secrets split over pieces are found. */
    public RedactingStream stream(Sink sink) {
        return new RedactingStream(this::finder, sink);
    }

    private SecretFinder finder() {
        return finder;
    }
}
