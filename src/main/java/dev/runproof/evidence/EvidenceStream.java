package dev.runproof.evidence;

import dev.runproof.model.RedactingStream;
import dev.runproof.model.Redactor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One channel's output on its way into a file: redacted, counted, digested, and handed on redacted.
 *
 * <p>The file is made with the first byte; output that never came leaves none. Not safe for several threads.
 */
public final class EvidenceStream implements AutoCloseable {
    private final Supplier<Path> place;
    private final Function<EvidenceStream, EvidenceItem> record;
    private final Redactor.Sink onwards;
    private final Opener opener;
    private final RedactingStream redacting;
    private final MessageDigest digest = Digests.sha256();
    private long sizeBytes;
    private @Nullable Path file;
    private @Nullable OutputStream out;
    private Optional<EvidenceItem> item = Optional.empty();
    private boolean closed;

    /** How a file is made. */
    @FunctionalInterface
    interface Opener {
        OutputStream open(Path file) throws IOException;
    }

    EvidenceStream(
            Redactor redactor,
            Supplier<Path> place,
            Function<EvidenceStream, EvidenceItem> record,
            Redactor.Sink onwards) {
        this(
                redactor,
                place,
                record,
                onwards,
                path -> Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    EvidenceStream(
            Redactor redactor,
            Supplier<Path> place,
            Function<EvidenceStream, EvidenceItem> record,
            Redactor.Sink onwards,
            Opener opener) {
        this.place = place;
        this.record = record;
        this.onwards = onwards;
        this.opener = opener;
        this.redacting = redactor.stream(this::keep);
    }

    public void write(byte[] bytes, int offset, int length) {
        redacting.write(bytes, offset, length);
    }

    /** Ends the file and puts it into the chain; only the first call does anything. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        redacting.finish();
        if (out == null) {
            return;
        }
        try {
            out.close();
        } catch (IOException e) {
            throw EvidenceRefused.unwritable(file(), e);
        }
        item = Optional.of(record.apply(this));
    }

    /** The file, empty before {@link #close} and when there was no output. */
    public Optional<EvidenceItem> item() {
        return item;
    }

    /** Redacted bytes so far. */
    public long sizeBytes() {
        return sizeBytes;
    }

    Path file() {
        if (file == null) {
            throw new IllegalStateException("nothing was written");
        }
        return file;
    }

    String sha256() {
        return Digests.text(digest.digest());
    }

    private void keep(byte[] bytes, int offset, int length) {
        try {
            OutputStream target = out;
            if (target == null) {
                Path made = place.get();
                file = made;
                target = opener.open(made);
                out = target;
            }
            target.write(bytes, offset, length);
        } catch (IOException e) {
            throw EvidenceRefused.unwritable(file == null ? Path.of("evidence") : file, e);
        }
        digest.update(bytes, offset, length);
        sizeBytes += length;
        onwards.accept(bytes, offset, length);
    }
}
