package dev.runproof.lab.engine;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What follows the head of a request, by the length that the head tells or in chunks. */
final class Body extends InputStream {
    private static final int LONGEST_SIZE_LINE = 100;

    private final InputStream in;
    private final boolean chunked;
    private long left;
    private boolean first = true;
    private boolean over;

    private Body(InputStream in, boolean chunked, long left) {
        this.in = in;
        this.chunked = chunked;
        this.left = left;
    }

    static InputStream of(Head head, InputStream in) {
        if (head.header("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
            return new Body(in, true, 0);
        }
        return head.header("Content-Length")
                .map(length -> (InputStream) new Body(in, false, Long.parseLong(length)))
                .orElseGet(() -> new ByteArrayInputStream(new byte[0]));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (left == 0 && chunked && !over) {
            nextChunk();
        }
        if (left == 0 || length == 0) {
            return length == 0 ? 0 : -1;
        }
        int got = in.read(bytes, from, (int) Math.min(length, left));
        if (got < 0) {
            throw new EOFException("a request that ends early");
        }
        left -= got;
        return got;
    }

    private void nextChunk() throws IOException {
        if (!first) {
            var unused = line();
        }
        first = false;
        left = Long.parseLong(line().split(";", 2)[0].strip(), 16);
        if (left == 0) {
            over = true;
            String trailer = line();
            while (!trailer.isEmpty()) {
                trailer = line();
            }
        }
    }

    private String line() throws IOException {
        byte[] bytes = new byte[LONGEST_SIZE_LINE];
        for (int i = 0; i < bytes.length; i++) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("a request that ends early");
            }
            if (next == '\n') {
                return new String(bytes, 0, i, StandardCharsets.US_ASCII).strip();
            }
            bytes[i] = (byte) next;
        }
        throw new IOException("a chunk of a request without a size");
    }
}
