package dev.runproof.product.openmldb.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks over HTTP; any answer counts, for a server that answers is there.
 *
 * <p>With the connection of old: for a question and its answer it takes less than half of the processor that {@code
 * java.net.http} takes, and questions are asked twenty times a second of each component. A repetition on a new connection,
 * which it makes by itself when the kept one has ended, does no harm to a question.
 */
final class HttpQuestion implements Prober.Question {
    /** For the connection, and for each reading. */
    private static final int LIMIT_MILLIS = (int) Duration.ofSeconds(1).toMillis();
    /** For all of it, a repetition included; who answers a byte at a time is not there either. */
    private static final long LONGEST_SECONDS = 5;

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "prober");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public CompletableFuture<Boolean> ask(Watched component) {
        return CompletableFuture.supplyAsync(() -> answers(component), threads)
                .completeOnTimeout(false, LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    private static boolean answers(Watched component) {
        try {
            var connection = (HttpURLConnection) component.address().toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            int status = connection.getResponseCode();
            boolean refused = status >= HttpURLConnection.HTTP_BAD_REQUEST;
            drain(refused ? connection.getErrorStream() : connection.getInputStream());
            // Without one, what answered does not speak HTTP.
            return status > 0;
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    /** To its end, so that the connection is used again. */
    private static void drain(@Nullable InputStream body) throws IOException {
        if (body != null) {
            try (body) {
                body.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
