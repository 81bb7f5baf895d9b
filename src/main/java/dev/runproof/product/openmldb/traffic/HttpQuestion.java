package dev.runproof.product.openmldb.traffic;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks over HTTP; any answer counts, for a server that answers is there. */
final class HttpQuestion implements Prober.Question {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    @Override
    public CompletableFuture<Boolean> ask(Watched component) {
        HttpRequest request =
                HttpRequest.newBuilder(component.address()).timeout(LIMIT).build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> failure == null);
    }
}
