package dev.runproof.remote.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarkedChannelTest {
    private static final String ID = "00ff00ff01";

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @Test
    void gives_every_byte_before_the_marker_however_it_is_cut() {
        long seed = 7;
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            byte[] payload = new byte[random.nextInt(60)];
            for (int i = 0; i < payload.length; i++) {
                // Mostly pieces of markers, so that beginnings that lead nowhere are common.
                payload[i] = (byte) ("\036" + ID.substring(0, 9)).charAt(random.nextInt(10));
            }
            byte[] marker = bytes("\036" + ID + " 137\nnext");
            byte[] all = Arrays.copyOf(payload, payload.length + marker.length);
            System.arraycopy(marker, 0, all, payload.length, marker.length);
            var seen = new ByteArrayOutputStream();
            var channel = new MarkedChannel(ID, seen::write);

            int taken = 0;
            for (int at = 0; at < all.length && !channel.ended(); ) {
                int length = Math.min(1 + random.nextInt(20), all.length - at);
                taken += channel.accept(Arrays.copyOfRange(all, at, at + length), length);
                at += length;
            }

            assertThat(seen.toByteArray()).as("round " + round).isEqualTo(payload);
            assertThat(channel.tail()).isEqualTo("137");
            assertThat(taken).isEqualTo(all.length - 4);
        }
    }

    @Test
    void holds_back_nothing_that_cannot_be_a_marker() {
        var seen = new ByteArrayOutputStream();
        var channel = new MarkedChannel(ID, seen::write);

        channel.accept(bytes("waiting\n"), 8);

        assertThat(seen.toString(StandardCharsets.UTF_8)).isEqualTo("waiting\n");
        assertThat(channel.ended()).isFalse();
    }
}
