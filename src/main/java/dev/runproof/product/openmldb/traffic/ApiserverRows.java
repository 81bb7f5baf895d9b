package dev.runproof.product.openmldb.traffic;

import dev.runproof.model.OutputFormatException;
import dev.runproof.parse.OpenmldbApiserver;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Rows through the REST interface of apiservers, of which one that does not answer gives way to the next.
 *
 * <p>Requests are those of the product's page on its REST interface: {@code GET /dbs/<db>/tables}, {@code PUT
 * /dbs/<db>/tables/<table>}, {@code POST /dbs/<db>} with a query in online mode.
 */
final class ApiserverRows implements RowStore {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final List<String> endpoints;
    private final TableId table;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile @Nullable RowShape shape;

    /** @param endpoints {@code host:port} of each apiserver, at least one */
    ApiserverRows(List<String> endpoints, TableId table, Clock clock) {
        this.endpoints = List.copyOf(endpoints);
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void put(String key) throws IOException {
        String row = String.join(",", shape().literals(key, clock.instant(), "\""));
        accepted(ask(
                "PUT",
                "/dbs/" + word(table.database()) + "/tables/" + word(table.name()),
                "{\"value\":[[" + row + "]]}"));
    }

    @Override
    public boolean has(String key) throws IOException {
        String column = shape().keyColumn();
        String sql = "select " + column + " from " + table.name() + " where " + column + " = '" + key + "'";
        OpenmldbApiserver answer = accepted(ask(
                "POST",
                "/dbs/" + word(table.database()),
                "{\"mode\":\"online\",\"sql\":\"" + sql.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}"));
        return answer.rows().orElseThrow(() -> new IOException("the answer to " + sql + " holds no rows")).stream()
                .anyMatch(row -> row.contains(key));
    }

    private RowShape shape() throws IOException {
        RowShape known = shape;
        if (known == null) {
            known = RowShape.of(
                    table.toString(),
                    accepted(ask("GET", "/dbs/" + word(table.database()) + "/tables", "")).tables().stream()
                            .filter(listed -> listed.name().equals(table.name()))
                            .findFirst()
                            .orElseThrow(() -> new IOException("there is no table " + table))
                            .columns()
                            .stream()
                            .map(column -> new RowShape.Column(column.name(), column.type()))
                            .toList());
            shape = known;
        }
        return known;
    }

    private static OpenmldbApiserver accepted(String body) throws IOException {
        OpenmldbApiserver answer;
        try {
            answer = OpenmldbApiserver.parse(body);
        } catch (OutputFormatException notUnderstood) {
            throw new IOException(notUnderstood.getMessage(), notUnderstood);
        }
        if (answer.code() != 0) {
            throw new IOException("code " + answer.code() + ": " + answer.message());
        }
        return answer;
    }

    private String ask(String method, String path, String body) throws IOException {
        String endpoint = endpoints.get(Math.floorMod(turn.get(), endpoints.size()));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + endpoint + path))
                .timeout(LIMIT)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the run ended");
        } catch (IOException e) {
            turn.incrementAndGet();
            throw new IOException(endpoint + " does not answer: " + e, e);
        }
    }

    private static String word(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        // The client's threads end with its last reference.
    }
}
