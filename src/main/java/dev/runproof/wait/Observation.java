package dev.runproof.wait;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.pollinterval.PollInterval;
import org.jspecify.annotations.Nullable;

/**
 * A named wait for a state, with a limit.
 *
 * @param what what is waited for, in words
 * @param limit wall-clock time until it is given up
 * @param pace time between two looks, from the count of looks so far (1 after the first)
 */
public record Observation(String what, Duration limit, PollInterval pace) {
    /** Looks again after this long, every time. */
    public static Observation every(String what, Duration limit, Duration interval) {
        return new Observation(what, limit, (count, previous) -> interval);
    }

    /** Looks at once again and then ever less often: from {@code first} doubling up to {@code longest}. */
    public static Observation slowing(String what, Duration limit, Duration first, Duration longest) {
        return new Observation(what, limit, (count, previous) -> {
            Duration doubled = first.multipliedBy(1L << Math.min(20, count - 1));
            return doubled.compareTo(longest) < 0 ? doubled : longest;
        });
    }

    /**
     * Looks until the wanted state is seen, and returns it; the first look is taken at once, on the caller's thread.
     *
     * @throws NotObserved after the limit, with what was last seen
     */
    public <T> T until(Supplier<T> probe, Predicate<T> wanted) {
        var last = new AtomicReference<@Nullable T>();
        try {
            // How another thread ends is no answer to this wait, and the program's own handler is to hear of it.
            Awaitility.await(what)
                    .dontCatchUncaughtExceptions()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(pace)
                    .timeout(limit)
                    .until(() -> {
                        T seen = probe.get();
                        last.set(seen);
                        return wanted.test(seen);
                    });
        } catch (ConditionTimeoutException e) {
            throw new NotObserved(what, limit, String.valueOf(last.get()), e);
        }
        T seen = last.get();
        if (seen == null) {
            throw new IllegalStateException(what + ": the probe answered nothing");
        }
        return seen;
    }
}
