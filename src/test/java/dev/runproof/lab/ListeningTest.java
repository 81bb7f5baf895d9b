package dev.runproof.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A port that was closed a moment ago. */
class ListeningTest {
    @Test
    void a_port_that_is_held_for_a_moment_more_is_had() throws Exception {
        var tries = new AtomicInteger();

        String had = Listening.at(() -> {
            if (tries.incrementAndGet() < 4) {
                throw new BindException("Address already in use");
            }
            return "had";
        });

        assertThat(had).isEqualTo("had");
    }

    @Test
    void a_port_that_somebody_has_is_taken() throws Exception {
        try (var holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), holder.getLocalPort());
            assertThatThrownBy(() -> Listening.at(() -> {
                        try (var second = new ServerSocket()) {
                            second.bind(address);
                            return second;
                        }
                    }))
                    .isInstanceOf(BindException.class);
        }
    }
}
