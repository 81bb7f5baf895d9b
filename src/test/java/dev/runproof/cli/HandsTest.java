package dev.runproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HandsTest {
    /** Far longer than anything here takes. */
    private static final long LIMIT_SECONDS = 60;

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void results_come_in_the_order_in_which_the_work_was_given() {
        var hands = new Hands(2);
        var secondDone = new CountDownLatch(1);
        List<CompletableFuture<String>> ends = List.of(
                hands.give(() -> {
                    await(secondDone);
                    return "first";
                }),
                hands.give(() -> {
                    secondDone.countDown();
                    return "second";
                }));
        assertThat(Hands.all(ends)).containsExactly("first", "second");
    }

    @Test
    void no_more_than_that_number_goes_on_at_a_time() {
        var hands = new Hands(2);
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var two = new CountDownLatch(2);
        var ends = new ArrayList<CompletableFuture<Boolean>>();
        for (int piece = 0; piece < 6; piece++) {
            ends.add(hands.give(() -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                two.countDown();
                await(two);
                now.decrementAndGet();
                return true;
            }));
        }
        assertThat(Hands.all(ends)).hasSize(6);
        assertThat(most).hasValue(2);
    }

    @Test
    void an_exception_of_a_piece_is_thrown_as_it_was() {
        var hands = new Hands(1);
        var thrown = new IllegalStateException("broken");
        List<CompletableFuture<Integer>> ends = List.of(hands.give(() -> {
            throw thrown;
        }));
        assertThatThrownBy(() -> Hands.all(ends)).isSameAs(thrown);
    }
}
