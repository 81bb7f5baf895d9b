package dev.runproof.audit;

import dev.runproof.model.Output;
import dev.runproof.model.Redactor;
import java.io.ByteArrayOutputStream;

/** The redacted bytes of one channel: counted, the beginning kept, all handed on. */
final class KeptChannel implements Redactor.Sink {
    private final Redactor.Sink onwards;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long sizeBytes;

    KeptChannel(Redactor.Sink onwards) {
        this.onwards = onwards;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
        kept.write(bytes, offset, Math.min(length, Output.KEPT_BYTES - kept.size()));
        sizeBytes += length;
        onwards.accept(bytes, offset, length);
    }

    /** Sizes are those of the redacted text, so that an output that is all there still says so. */
    Output output() {
        return new Output(kept.toByteArray(), sizeBytes);
    }
}
