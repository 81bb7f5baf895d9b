package dev.runproof.audit;

import dev.runproof.evidence.EvidenceFolder;
import dev.runproof.evidence.EvidenceStream;
import dev.runproof.remote.OutputSink;
import java.util.Optional;

/**
 * The output of one action as it is collected bit by bit.
 *
 * <p>Whoever collects counts redacted bytes, the host's ledger counts raw ones, and the redactor holds some back between
 * two collects: the three counts are kept apart here.
 */
final class FollowedAction {
    private final Channel stdout;
    private final Channel stderr;
    private final EvidenceFolder.CommandFiles files;
    private Optional<EvidenceStream> picture = Optional.empty();
    private boolean open = true;

    FollowedAction(EvidenceFolder.CommandFiles files) {
        this.files = files;
        this.stdout = new Channel();
        this.stderr = new Channel();
        stdout.evidence = files.stdout((bytes, offset, length) -> stdout.next.stdout(bytes, offset, length));
        stderr.evidence = files.stderr((bytes, offset, length) -> stderr.next.stderr(bytes, offset, length));
    }

    Channel stdout() {
        return stdout;
    }

    Channel stderr() {
        return stderr;
    }

    /** The page on which it ended. */
    Optional<EvidenceStream> picture() {
        return picture;
    }

    /** Whether a collect from these offsets goes on where the last one ended. */
    boolean continues(long stdoutFrom, long stderrFrom) {
        return stdoutFrom == stdout.evidence().sizeBytes()
                && stderrFrom == stderr.evidence().sizeBytes();
    }

    /** What the port writes into; redacted bytes go to {@code next}. */
    OutputSink into(OutputSink next) {
        stdout.next = next;
        stderr.next = next;
        return new OutputSink() {
            @Override
            public void stdout(byte[] bytes, int offset, int length) {
                stdout.take(bytes, offset, length);
            }

            @Override
            public void stderr(byte[] bytes, int offset, int length) {
                stderr.take(bytes, offset, length);
            }

            @Override
            public void picture(byte[] png) {
                picture = Optional.of(AuditedSession.kept(files, png));
                next.picture(png);
            }
        };
    }

    /** Ends both files; false when they had ended before. */
    boolean close() {
        boolean wasOpen = open;
        open = false;
        stdout.evidence().close();
        stderr.evidence().close();
        // Whoever collected holds what came; the count of this action outlives it, until the run ends.
        stdout.next = OutputSink.NOWHERE;
        stderr.next = OutputSink.NOWHERE;
        return wasOpen;
    }

    /** One channel's three counts. */
    static final class Channel {
        private OutputSink next = OutputSink.NOWHERE;
        private @org.jspecify.annotations.Nullable EvidenceStream evidence;
        private long rawBytes;

        long rawBytes() {
            return rawBytes;
        }

        EvidenceStream evidence() {
            if (evidence == null) {
                throw new IllegalStateException("the channel has no file yet");
            }
            return evidence;
        }

        private void take(byte[] bytes, int offset, int length) {
            rawBytes += length;
            evidence().write(bytes, offset, length);
        }
    }
}
