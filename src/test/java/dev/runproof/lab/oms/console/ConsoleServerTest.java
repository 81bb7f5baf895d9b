package dev.runproof.lab.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runproof.model.Secret;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the simulated console answers to programs and to a browser that only fetches. */
class ConsoleServerTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private StandingSource source = new StandingSource("4.2.9");
    private ConsoleServer server;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(LIMIT)
            .build();

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request) throws Exception {
        if (server == null) {
            server = ConsoleServer.open(
                    source, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty());
        }
        var whole = request.uri(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(LIMIT);
        return browser.send(whole.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(path, HttpRequest.newBuilder().GET());
    }

    private HttpResponse<String> form(String path, Map<String, String> fields) throws Exception {
        String body = fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> logOn(String user, Secret password) throws Exception {
        return form("/logon", Map.of("username", user, "password", password.reveal()));
    }

    private HttpResponse<String> api(String query, String body, String credentials) throws Exception {
        var request = HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!credentials.isEmpty()) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        return send("/api/v2" + query, request);
    }

    private JsonNode asked(String query, String body) throws Exception {
        var answer = api(query, body, "admin:" + StandingSource.PASSWORD.reveal());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    @Test
    void tells_its_health_to_everybody() throws Exception {
        var answer = get("/oms/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("data").path("healthy").asBoolean())
                .isTrue();
        source.feel(Health.bad("schema 4.2.9 is newer than the program 4.2.8"));
        JsonNode bad = JSON.readTree(get("/oms/health").body());
        assertThat(bad.path("data").path("healthy").asBoolean(true)).isFalse();
        assertThat(bad.path("message").asText()).isEqualTo("schema 4.2.9 is newer than the program 4.2.8");
    }

    @ParameterizedTest
    @CsvSource({"/oms/health", "/logon", "/console.css", "/nowhere"})
    void answers_502_in_html_while_the_program_behind_it_does_not_run(String path) throws Exception {
        source.run(false);
        var answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(answer.body()).contains("<h1>502 Bad Gateway</h1>");
    }

    @Test
    void knows_no_other_pages_and_shows_none_of_its_own_to_strangers() throws Exception {
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/system/parameters").uri()).hasPath("/logon");
        assertThat(logOn("admin", StandingSource.PASSWORD).uri()).hasPath("/overview");
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/system/parameters").body()).contains("<h1>System Parameters</h1>");
        get("/logoff");
        assertThat(get("/system/parameters").uri()).hasPath("/logon");
    }

    @Test
    void refuses_a_wrong_password_in_words_that_do_not_repeat_it() throws Exception {
        var answer = logOn("admin", new Secret("Wrong-canary-1"));
        assertThat(answer.body()).contains("role=\"alert\">The username or password is incorrect.");
        assertThat(answer.body()).doesNotContain("Wrong-canary-1");
    }

    @Test
    void demands_another_first_password_up_to_4_1_0() throws Exception {
        source = new StandingSource("4.0.0");
        source.admit(Accounts.fresh(source.version(), new Secret("published-1")));
        assertThat(logOn("admin", new Secret("published-1")).uri()).hasPath("/password");
        assertThat(get("/overview").uri()).hasPath("/password");
        var unfit = form("/password", Map.of("password", "chosen-22", "confirmation", "chosen-23"));
        assertThat(unfit.body()).contains("role=\"alert\"");
        form("/password", Map.of("password", "chosen-22", "confirmation", "chosen-22"));
        assertThat(logOn("admin", new Secret("published-1")).uri()).hasPath("/logon");
        assertThat(logOn("admin", new Secret("chosen-22")).uri()).hasPath("/overview");
    }

    @Test
    void lets_the_first_visitor_set_the_password_of_admin_and_root_from_4_1_1_on() throws Exception {
        source.admit(Accounts.fresh(source.version(), new Secret("of no meaning")));
        assertThat(get("/").body()).contains("<h1>Set Password</h1>");
        form("/logon", Map.of("password", "chosen-22", "confirmation", "chosen-22"));
        assertThat(logOn("root", new Secret("chosen-22")).uri()).hasPath("/overview");
    }

    @Test
    void lets_nobody_on_without_the_code_when_it_asks_for_one() throws Exception {
        source.askForCode();
        assertThat(get("/logon").body()).contains("alt=\"Verification code\"");
        assertThat(logOn("admin", StandingSource.PASSWORD).body()).contains("The verification code is incorrect.");
    }

    @Test
    void keeps_a_value_byte_for_byte_and_lets_only_admin_and_root_change_it() throws Exception {
        source.accounts().add("watcher", Accounts.Role.ADMIN_VIEWER, StandingSource.PASSWORD);
        Map<String, String> change =
                Map.of("parameter", "ha.config", "value", "{\r\n \"a\": \"<&'\\\"\" }", "page", "2");
        logOn("watcher", StandingSource.PASSWORD);
        assertThat(get("/system/parameters").body()).doesNotContain("aria-label=\"edit\"");
        assertThat(form("/system/parameters", change).statusCode()).isEqualTo(403);
        logOn("admin", StandingSource.PASSWORD);
        assertThat(form("/system/parameters", change).body()).contains("&lt;&amp;&#39;");
        assertThat(source.modified()).containsOnly(Map.entry("ha.config", "{\n \"a\": \"<&'\\\"\" }"));
    }

    @ParameterizedTest
    @CsvSource({
        "3.2.2, OPS &amp; Monitoring, /monitoring/jdbcwriter, JDBCWriter",
        "3.3.0, O&amp;M and Monitoring, /monitoring/components, Components",
        "4.1.0, OPS &amp; Monitoring, /monitoring/components, Connector",
        "4.2.9, OPS &amp; Monitoring, /monitoring/components, Incr-Sync",
    })
    void lays_its_pages_out_as_its_version_does(String version, String menu, String path, String word)
            throws Exception {
        source = new StandingSource(version);
        logOn("admin", StandingSource.PASSWORD);
        assertThat(get("/overview").body()).contains(menu);
        assertThat(get(path).body()).contains(">" + word + "<");
        boolean tabs = !version.equals("3.2.2");
        assertThat(get("/monitoring/components").statusCode()).isEqualTo(tabs ? 200 : 404);
        assertThat(get("/monitoring/store").statusCode()).isEqualTo(tabs ? 404 : 200);
    }

    @Test
    void shows_a_failure_of_its_model_as_a_page_without_its_message() throws Exception {
        source.feel(null);
        var answer = get("/oms/health");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("<h1>500 Internal Server Error: NullPointerException</h1>");
        assertThat(answer.body()).doesNotContain("Health");
    }

    @Test
    void has_no_api_before_4_1_1() throws Exception {
        source = new StandingSource("4.1.0");
        assertThat(api("?Action=ListProjects", "{}", "").statusCode()).isEqualTo(404);
    }

    @Test
    void lets_only_those_use_the_api_who_may_log_on() throws Exception {
        var answer = api("?Action=ListProjects", "{}", "");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"OMS\"");
        assertThat(api("?Action=ListProjects", "{}", "admin:wrong").statusCode())
                .isEqualTo(401);
        source.openApi(false);
        assertThat(api("?Action=ListProjects", "{}", "admin:" + StandingSource.PASSWORD.reveal())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void lists_projects_a_page_at_a_time_with_figures_as_texts() throws Exception {
        JsonNode answer = asked("?Action=ListProjects", "{\"pageNumber\":2,\"pageSize\":1}");
        assertThat(answer.path("success").asText()).isEqualTo("true");
        assertThat(answer.path("success").isTextual()).isTrue();
        assertThat(answer.path("totalCount").isTextual()).isTrue();
        assertThat(answer.path("totalCount").asText()).isEqualTo("2");
        assertThat(answer.path("data")).hasSize(1);
        assertThat(answer.path("data").path(0).path("name").asText()).isEqualTo("billing_to_kafka");
        assertThat(answer.path("data").path(0).path("gmtCreate").asText()).isEqualTo("2026-11-20T08:30:00");
        assertThat(asked("?Action=ListProjects", "{\"status\":[\"RUNNING\"]}").path("data"))
                .hasSize(1);
        assertThat(asked("?Action=ListProjects", "{\"pageSize\":151}")
                        .path("code")
                        .asText())
                .isEqualTo("INVALID_PARAMETER");
    }

    @Test
    void describes_the_components_of_a_project() throws Exception {
        JsonNode data =
                asked("?Action=DescribeProjectComponents", "{\"id\":\"np_2\"}").path("data");
        assertThat(data.path("storeList").path(0).path("status").asText()).isEqualTo("ABNORMAL");
        assertThat(data.path("storeList").path(0).path("latelyHeartbeatTimeSec").asLong())
                .isEqualTo(StandingSource.NOW.getEpochSecond());
        assertThat(data.path("incrSyncComponents").path(0).path("status").asText())
                .isEqualTo("STOPPED");
        assertThat(data.path("reverseStoreList").isNull()).isTrue();
        assertThat(asked("?Action=DescribeProjectComponents", "{\"id\":\"np_9\"}")
                        .path("success")
                        .isBoolean())
                .isTrue();
        assertThat(asked("?Action=Dance", "{}").path("message").asText()).isEqualTo("unknown action: Dance");
    }

    @Test
    void refuses_connections_once_it_is_closed() throws Exception {
        get("/oms/health");
        server.close();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> get("/oms/health"))
                .isInstanceOf(IOException.class);
    }
}
