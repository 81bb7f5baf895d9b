package dev.runproof.product.openmldb.traffic;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Beats of the wall clock, whatever the speed of a lab: 20 rows and looks a second, 10 reads. */
final class TimedBeats implements Beats {
    private static final long LOOK_MILLIS = 50;
    private static final long WRITE_MILLIS = 50;
    private static final long READ_MILLIS = 100;
    private static final long PAUSE_MILLIS = 200;
    /** More than the longest that a request of theirs may take: a minute through JDBC, as the driver has it. */
    private static final long END_SECONDS = 90;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(3, work -> {
        var thread = new Thread(work, "traffic");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();

    @Override
    public void begin(Runnable write, Runnable read, Runnable look) {
        every(WRITE_MILLIS, write);
        every(READ_MILLIS, read);
        every(LOOK_MILLIS, look);
    }

    private void every(long millis, Runnable beat) {
        var unused = threads.scheduleWithFixedDelay(
                () -> {
                    try {
                        beat.run();
                    } catch (RuntimeException | Error defect) {
                        // The executor would end this beat without a word; the result tells it.
                        broken.compareAndSet(null, defect);
                        throw defect;
                    }
                },
                0,
                millis,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public Optional<Throwable> broken() {
        return Optional.ofNullable(broken.get());
    }

    @Override
    public void pass() {
        try {
            threads.schedule(() -> {}, PAUSE_MILLIS, TimeUnit.MILLISECONDS).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | CancellationException e) {
            throw new IllegalStateException("nothing was to be done", e);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            // Not interrupted: that would close the file in which rows are recorded.
            if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                throw TrafficRefused.unseen(
                        "the traffic beside the run did not end within " + END_SECONDS + " s", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
