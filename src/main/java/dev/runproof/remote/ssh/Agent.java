package dev.runproof.remote.ssh;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The user's SSH agent, spoken to over its socket: it lists public keys and signs, private keys stay with it. */
public record Agent(Path socket) {
    private static final byte REQUEST_IDENTITIES = 11;
    private static final byte IDENTITIES = 12;
    private static final byte SIGN_REQUEST = 13;
    private static final byte SIGNATURE = 14;
    /** An agent that answers with more than this is none. */
    private static final int LARGEST_ANSWER = 1 << 20;

    /** A key that the agent holds. */
    record Key(byte[] blob, String comment) {
        Key {
            blob = blob.clone();
        }

        @Override
        public byte[] blob() {
            return blob.clone();
        }
    }

    /** Which hash an RSA key signs with. */
    enum Flags {
        NONE(0),
        RSA_SHA2_256(2),
        RSA_SHA2_512(4);

        private final int bits;

        Flags(int bits) {
            this.bits = bits;
        }

        static Flags of(String algorithm) {
            return switch (algorithm) {
                case "rsa-sha2-256" -> RSA_SHA2_256;
                case "rsa-sha2-512" -> RSA_SHA2_512;
                default -> NONE;
            };
        }
    }

    List<Key> keys() throws IOException {
        ByteBuffer answer = ask(ByteBuffer.wrap(new byte[] {REQUEST_IDENTITIES}), IDENTITIES);
        var keys = new ArrayList<Key>();
        int count = answer.getInt();
        for (int i = 0; i < count; i++) {
            byte[] blob = string(answer);
            keys.add(new Key(blob, new String(string(answer), StandardCharsets.UTF_8)));
        }
        return keys;
    }

    /** The signature in its wire form. */
    byte[] sign(Key key, byte[] data, Flags flags) throws IOException {
        byte[] blob = key.blob();
        ByteBuffer request = ByteBuffer.allocate(1 + 4 + blob.length + 4 + data.length + 4);
        request.put(SIGN_REQUEST)
                .putInt(blob.length)
                .put(blob)
                .putInt(data.length)
                .put(data)
                .putInt(flags.bits);
        return string(ask(request.flip(), SIGNATURE));
    }

    private ByteBuffer ask(ByteBuffer request, byte expected) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            ByteBuffer framed = ByteBuffer.allocate(4 + request.remaining());
            framed.putInt(request.remaining()).put(request).flip();
            while (framed.hasRemaining()) {
                channel.write(framed);
            }
            int length = read(channel, 4).getInt();
            if (length < 1 || length > LARGEST_ANSWER) {
                throw new IOException("the agent at " + socket + " answered " + length + " bytes");
            }
            ByteBuffer answer = read(channel, length);
            byte type = answer.get();
            if (type != expected) {
                throw new IOException("the agent at " + socket + " refused (" + type + ")");
            }
            return answer;
        }
    }

    private ByteBuffer read(SocketChannel channel, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new IOException("the agent at " + socket + " closed the connection");
            }
        }
        return buffer.flip();
    }

    private byte[] string(ByteBuffer buffer) throws IOException {
        int length = buffer.remaining() < 4 ? -1 : buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            throw new IOException("the agent at " + socket + " sent a damaged answer");
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }
}
