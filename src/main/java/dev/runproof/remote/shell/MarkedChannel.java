package dev.runproof.remote.shell;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One output channel of one request: bytes up to a marker that nobody can guess, then the rest of the marker's line.
 *
 * <p>Bytes before the marker go on unchanged, whatever they are. What might be the marker's beginning is held back until
 * the next bytes tell.
 */
final class MarkedChannel {
    /** Takes the bytes that belong to the command. */
    interface Payload {
        void take(byte[] bytes, int offset, int length);
    }

    private final byte[] marker;
    private final Payload payload;
    private final ByteArrayOutputStream tail = new ByteArrayOutputStream(8);
    private int matched;
    private boolean ended;

    /** @param id printable, without {@code 0x1E}, so that only the marker's first byte can begin a marker */
    MarkedChannel(String id, Payload payload) {
        this.marker = ("\036" + id).getBytes(StandardCharsets.US_ASCII);
        this.payload = payload;
    }

    /** Takes the next bytes of the channel and returns how many of them belong to this request. */
    int accept(byte[] bytes, int length) {
        int at = 0;
        int from = 0;
        while (at < length && !ended) {
            if (matched == marker.length) {
                endLine(bytes[at]);
                at++;
                from = at;
            } else if (bytes[at] == marker[matched]) {
                matched++;
                at++;
                if (matched == marker.length) {
                    give(bytes, from, at - from - marker.length);
                    from = at;
                }
            } else if (matched > 0) {
                int heldFromBefore = matched - (at - from);
                if (heldFromBefore > 0) {
                    // These bytes came with an earlier call and were only taken for the marker.
                    payload.take(marker, 0, heldFromBefore);
                }
                matched = 0;
            } else {
                at = beginning(bytes, at + 1, length);
            }
        }
        if (matched < marker.length) {
            give(bytes, from, at - from - matched);
        }
        return at;
    }

    /** Where a marker may begin next; nearly all bytes of nearly all outputs are passed over here. */
    private int beginning(byte[] bytes, int from, int length) {
        byte first = marker[0];
        int at = from;
        while (at < length && bytes[at] != first) {
            at++;
        }
        return at;
    }

    private void give(byte[] bytes, int offset, int length) {
        if (length > 0) {
            payload.take(bytes, offset, length);
        }
    }

    private void endLine(byte next) {
        if (next == '\n') {
            ended = true;
        } else {
            tail.write(next);
        }
    }

    boolean ended() {
        return ended;
    }

    /** What stood between the marker and the end of its line. */
    String tail() {
        return tail.toString(StandardCharsets.US_ASCII).strip();
    }
}
