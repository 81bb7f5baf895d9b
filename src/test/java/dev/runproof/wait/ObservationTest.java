package dev.runproof.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Waiting for what somebody else brings about. */
class ObservationTest {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void ends_with_the_first_look_that_sees_what_is_wanted() {
        var looks = new AtomicInteger();

        assertThat(Observation.slowing("three", LONG, SOON, SOON).until(looks::incrementAndGet, seen -> seen == 3))
                .isEqualTo(3);
    }

    @Test
    void says_what_was_seen_last_when_time_is_out() {
        assertThatThrownBy(() -> Observation.slowing("the sun", Duration.ofMillis(20), SOON, SOON)
                        .until(() -> "clouds", "sun"::equals))
                .isInstanceOf(NotObserved.class)
                .hasMessageContaining("the sun")
                .hasMessageContaining("clouds");
    }

    @Test
    void is_not_ended_by_what_another_thread_ends_by_and_the_programs_handler_hears_of_that() {
        Queue<Throwable> heard = new ConcurrentLinkedQueue<>();
        Thread.UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, cause) -> heard.add(cause));
        try {
            var looks = new AtomicInteger();
            assertThat(Observation.slowing("the third look", LONG, SOON, SOON)
                            .until(
                                    () -> {
                                        endAThread();
                                        return looks.incrementAndGet();
                                    },
                                    seen -> seen == 3))
                    .isEqualTo(3);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(usual);
        }
        assertThat(heard).hasSize(3).allMatch(cause -> cause.getMessage().equals("a defect elsewhere"));
    }

    private static void endAThread() {
        var thread = new Thread(() -> {
            throw new IllegalStateException("a defect elsewhere");
        });
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
