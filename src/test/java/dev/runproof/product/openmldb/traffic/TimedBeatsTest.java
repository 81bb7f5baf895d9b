package dev.runproof.product.openmldb.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A writer that ended unnoticed would lose no row. */
class TimedBeatsTest {
    @ParameterizedTest
    @MethodSource("endings")
    void what_ends_a_beat_before_its_time_is_told(Throwable ending) throws InterruptedException {
        var begun = new CountDownLatch(1);
        try (var beats = new TimedBeats()) {
            beats.begin(
                    () -> {
                        begun.countDown();
                        TimedBeatsTest.<RuntimeException>sneak(ending);
                    },
                    () -> {},
                    () -> {});
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            for (int looks = 0; beats.broken().isEmpty() && looks < 100; looks++) {
                beats.pass();
            }
            assertThat(beats.broken()).containsSame(ending);
        }
    }

    static Stream<Throwable> endings() {
        return Stream.of(new IllegalStateException("a defect"), new OutOfMemoryError("Java heap space"));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable ending) throws T {
        throw (T) ending;
    }
}
