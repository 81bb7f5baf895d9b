package dev.runproof.product.openmldb.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiserverRowsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final String TABLES = """
            {"code": 0, "msg": "ok", "tables": [
              {"name": "other", "column_desc": [{"name": "n", "data_type": "Int"}]},
              {"name": "t1", "column_desc": [
                {"name": "ts", "data_type": "kTimestamp"}, {"name": "id", "data_type": "String"},
                {"name": "price", "data_type": "Double"}, {"name": "day", "data_type": "Date"},
                {"name": "good", "data_type": "Bool"}, {"name": "word", "data_type": "Varchar"},
                {"name": "number", "data_type": "Int32"}]}]}
            """;

    private final List<String> requests = new ArrayList<>();
    private final Map<String, String> answers = new HashMap<>(Map.of("GET", TABLES));
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            byte[] answer = answers.get(exchange.getRequestMethod()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private ApiserverRows rows(String... endpoints) {
        return new ApiserverRows(List.of(endpoints), new TableId("db1", "t1"), CLOCK);
    }

    private String endpoint() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    void a_row_fits_the_columns_of_the_table() throws IOException {
        answers.put("PUT", "{\"code\":0,\"msg\":\"ok\"}");
        rows(endpoint()).put("r1-1-1");
        assertThat(requests)
                .containsExactly(
                        "GET /dbs/db1/tables ",
                        "PUT /dbs/db1/tables/t1 {\"value\":[[1772366400000,\"r1-1-1\",1.5,\"2026-03-01\",true,\"runproof\",1]]}");
    }

    @Test
    void a_row_is_found_by_its_key() throws IOException {
        answers.put("POST", "{\"code\":0,\"msg\":\"ok\",\"data\":{\"schema\":[\"String\"],\"data\":[[\"r1-1-1\"]]}}");
        var rows = rows(endpoint());
        assertThat(rows.has("r1-1-1")).isTrue();
        assertThat(rows.has("r1-1-2")).isFalse();
        assertThat(requests.get(1))
                .isEqualTo("POST /dbs/db1 {\"mode\":\"online\",\"sql\":\"select id from t1 where id = 'r1-1-1'\"}");
    }

    @Test
    void a_refusal_is_no_acknowledgement() {
        answers.put("PUT", "{\"code\":-1,\"msg\":\"insert failed\"}");
        assertThatThrownBy(() -> rows(endpoint()).put("r1-1-1"))
                .isInstanceOf(IOException.class)
                .hasMessage("code -1: insert failed");
    }

    @Test
    void an_answer_without_a_result_does_not_say_that_a_row_is_missing() {
        answers.put("POST", "{\"code\":0,\"msg\":\"ok\"}");
        assertThatThrownBy(() -> rows(endpoint()).has("r1-1-1")).hasMessageEndingWith("holds no rows");
    }

    @Test
    void an_answer_that_is_not_understood_is_no_acknowledgement() {
        answers.put("PUT", "<html>proxy</html>");
        assertThatThrownBy(() -> rows(endpoint()).put("r1-1-1"))
                .hasMessage("[PARSE] openmldb apiserver: line 1: expected a JSON object: <html>proxy</html>");
    }

    @Test
    void an_apiserver_that_does_not_answer_gives_way_to_the_next() throws IOException {
        answers.put("PUT", "{\"code\":0,\"msg\":\"ok\"}");
        String nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = "127.0.0.1:" + socket.getLocalPort();
        }
        var rows = rows(nobody, endpoint());
        assertThatThrownBy(() -> rows.put("r1-1-1")).hasMessageStartingWith(nobody + " does not answer: ");
        rows.put("r1-1-2");
        assertThat(requests).hasSize(2);
    }

    @Test
    void a_table_without_a_column_of_strings_cannot_be_told_apart_by_keys() {
        var rows = new ApiserverRows(List.of(endpoint()), new TableId("db1", "other"), CLOCK);
        assertThatThrownBy(() -> rows.put("r1-1-1"))
                .hasMessageStartingWith("db1.other has no column of strings for the keys of rows");
    }
}
