package dev.runproof.glue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Host;
import dev.runproof.inventory.Protection;
import dev.runproof.inventory.Services;
import dev.runproof.journal.StepKey;
import dev.runproof.model.Confirmation;
import dev.runproof.model.FactKey;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Move;
import dev.runproof.model.StepScript;
import dev.runproof.model.Verdict;
import dev.runproof.product.openmldb.traffic.TrafficResult;
import dev.runproof.run.Plan;
import dev.runproof.run.PlannedStep;
import dev.runproof.run.RunEvents.How;
import dev.runproof.run.StepPlace;
import dev.runproof.wait.Observation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The traffic as a run has it, against an apiserver over HTTP. */
class OpenMldbTrafficTest {
    private static final StepPlace FREEZE = place(3, "Stop all writes", "@step:OM-S2");
    private static final StepPlace OTHER = place(4, "tablet1: Stop the tablet", "@step:OM-7");
    private static final StepPlace RESUME = place(5, "Resume writes", "@step:OM-16");
    private static final Pattern KEY = Pattern.compile("(?:\\[\\[\"|= ')([^\"']+)");

    @TempDir
    private Path folder;

    private final Set<String> rows = ConcurrentHashMap.newKeySet();
    private final AtomicInteger reads = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] answer = answer(exchange.getRequestMethod(), body).getBytes(StandardCharsets.UTF_8);
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

    private String answer(String method, String body) {
        Matcher key = KEY.matcher(body);
        switch (method) {
            case "GET" -> {
                return "{\"code\":0,\"msg\":\"ok\",\"tables\":[{\"name\":\"t1\",\"column_desc\":["
                        + "{\"name\":\"id\",\"data_type\":\"String\"},{\"name\":\"value\",\"data_type\":\"BigInt\"}]}]}";
            }
            case "PUT" -> {
                assertThat(key.find()).isTrue();
                rows.add(key.group(1));
                return "{\"code\":0,\"msg\":\"ok\"}";
            }
            default -> {
                assertThat(key.find()).isTrue();
                reads.incrementAndGet();
                return "{\"code\":0,\"msg\":\"ok\",\"data\":{\"schema\":[\"String\"],\"data\":["
                        + (rows.contains(key.group(1)) ? "[\"" + key.group(1) + "\"]" : "") + "]}}";
            }
        }
    }

    @Test
    void writes_before_the_freeze_and_behind_the_gate_and_finds_every_row() {
        try (OpenMldbTraffic traffic = traffic()) {
            traffic.runStarted("r1", plan());
            moreThan(0);
            traffic.stepStarted(FREEZE, 3, 6);
            nothingIsWritten();
            traffic.stepEnded(FREEZE, Verdict.PASS, List.of(), How.CARRIED_OUT);
            traffic.stepStarted(OTHER, 4, 6);
            traffic.stepEnded(OTHER, Verdict.PASS, List.of(), How.CARRIED_OUT);
            nothingIsWritten();
            traffic.stepStarted(RESUME, 5, 6);
            traffic.stepEnded(RESUME, Verdict.PASS, List.of(), How.CARRIED_OUT);
            moreThan(rows.size());
            TrafficResult result = traffic.traffic().result();
            assertThat(result.lost()).isEmpty();
            assertThat(result.acknowledged()).isEqualTo(rows.size());
            assertThat(result.components())
                    .containsExactly(
                            "api1 apiserver 127.0.0.1:" + server.getAddress().getPort());
        }
    }

    @Test
    void a_gate_that_was_not_confirmed_lets_nobody_write() {
        try (OpenMldbTraffic traffic = traffic()) {
            traffic.runStarted("r1", plan());
            moreThan(0);
            traffic.stepStarted(FREEZE, 3, 6);
            traffic.stepEnded(RESUME, Verdict.FAIL, List.of(), How.CARRIED_OUT);
            traffic.stepEnded(RESUME, Verdict.BLOCKED, List.of(), How.NOT_REACHED);
            nothingIsWritten();
        }
    }

    @Test
    void a_run_taken_up_again_behind_the_freeze_waits_for_the_gate_to_be_recalled() {
        try (OpenMldbTraffic killed = traffic()) {
            killed.runStarted("r1", plan());
            moreThan(0);
            killed.stepStarted(FREEZE, 3, 6);
        }
        try (OpenMldbTraffic resumed = traffic()) {
            resumed.runStarted("r1", plan());
            nothingIsWritten();
            resumed.stepStarted(FREEZE, 3, 6);
            resumed.stepEnded(FREEZE, Verdict.PASS, List.of(), How.RECALLED);
            nothingIsWritten();
            resumed.stepEnded(RESUME, Verdict.PASS, List.of(), How.RECALLED);
            moreThan(rows.size());
        }
    }

    @Test
    void an_environment_that_asks_for_none_has_none() {
        assertThat(new OpenMldbBeside().beside(environment(Map.of()), folder, Clock.systemUTC()))
                .isEmpty();
    }

    private OpenMldbTraffic traffic() {
        var variables = new LinkedHashMap<String, String>();
        variables.put("openmldb.traffic", "apiserver");
        variables.put("openmldb.trafficTable", "db1.t1");
        variables.put(
                "openmldb.endpoint.apiserver.api1",
                "127.0.0.1:" + server.getAddress().getPort());
        return (OpenMldbTraffic) new OpenMldbBeside()
                .beside(environment(variables), folder, Clock.systemUTC())
                .orElseThrow();
    }

    /** Waits until more rows than these were taken. */
    private void moreThan(int before) {
        assertThat(Observation.every("a further row", Duration.ofSeconds(30), Duration.ofMillis(10))
                        .until(rows::size, now -> now > before))
                .isGreaterThan(before);
    }

    /** The reader goes on through the freeze: while it read some times, a writer would have written more often. */
    private void nothingIsWritten() {
        int written = rows.size();
        int before = reads.get();
        int now = Observation.every("three further reads", Duration.ofSeconds(30), Duration.ofMillis(10))
                .until(reads::get, count -> count >= before + 3);
        assertThat(now).isGreaterThan(before);
        assertThat(rows).hasSize(written);
    }

    private static Plan plan() {
        Gate gate = new Gate(
                "OM-16", "writes are resumed", facts -> Optional.of("?"), new FactKey<>("go", Confirmation.class));
        return new Plan(
                "openmldb",
                Path.of("openmldb.feature"),
                "demo",
                List.of(planned(FREEZE, List.of()), planned(OTHER, List.of()), planned(RESUME, List.of(gate))));
    }

    private static PlannedStep planned(StepPlace place, List<Move> moves) {
        return new PlannedStep(place.key().scenario(), place, StepScript.of(place.text(), moves), "");
    }

    private static StepPlace place(int scenario, String name, String tag) {
        return new StepPlace(new StepKey(scenario, 1, "step"), name, List.of(tag), "When", name, scenario);
    }

    private static Environment environment(Map<String, String> variables) {
        Host api =
                Host.ofLab(new HostName("api1"), "127.0.0.1", 22, "openmldb", Path.of("key"), "", Set.of("apiserver"));
        return new Environment(
                "demo",
                Path.of("demo.yaml"),
                "openmldb",
                Protection.OPEN,
                Optional.empty(),
                List.of(api),
                Services.NONE,
                variables,
                Map.of(),
                Map.of(),
                List.of());
    }
}
