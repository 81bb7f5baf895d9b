package dev.runproof.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host is shown of the machine's engine, and what is let through. */
class HostRulesTest {
    private static final String OWN = "1".repeat(64);
    private static final String IMAGE = "sha256:" + "a".repeat(64);

    @TempDir
    private Path folder;

    private Path tree;
    private FakeEngine engine;
    private HostRules rules;

    @BeforeEach
    void listen() throws IOException {
        tree = Files.createDirectories(folder.toRealPath().resolve("hosts/node1"));
        engine = new FakeEngine(folder.resolve("engine.sock"))
                .answers("GET /containers/json", """
                        [{"Id":"%s","Names":["/lab-node1.oms_1"],"Image":"mine/shop:1","State":"running",
                          "Labels":{"dev.runproof.lab":"key","dev.runproof.host":"node1","dev.runproof.mark":"m1",
                            "dev.runproof.asked":"{\\"NetworkMode\\":\\"host\\"}","own":"yes"},
                          "HostConfig":{"NetworkMode":"container:lab-node1"},"Mounts":[]}]
                        """.formatted(OWN))
                .answers("GET /images/json", """
                        [{"Id":"%s","RepoTags":["mine/shop:1","other/shop:1","runproof-lab:1"]},
                         {"Id":"sha256:%s","RepoTags":["other/shop:2"]}]
                        """.formatted(IMAGE, "b".repeat(64)));
        rules = rules(false);
    }

    private HostRules rules(boolean nested) {
        return new HostRules(
                new Engine(folder.resolve("engine.sock")),
                new Share(
                        new HostName("node1"),
                        "lab-node1",
                        "mine",
                        Map.of("dev.runproof.lab", "key"),
                        tree,
                        nested,
                        Map.of(folder.resolve("tools"), Path.of("/lab/tools"))));
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
    }

    /** The answer to a request, as the client reads it. */
    private String ask(String call, String body) throws IOException {
        Path socket = folder.resolve("host.sock");
        Files.deleteIfExists(socket);
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            try (var client = Connection.to(socket)) {
                var sent = body.getBytes(StandardCharsets.ISO_8859_1);
                client.out().write(new Head(call + " HTTP/1.1", List.of("Content-Length: " + sent.length)).bytes());
                client.out().write(sent);
                try (var accepted = new Connection(server.accept())) {
                    rules.answer(Request.read(accepted.in()).orElseThrow(), accepted);
                }
                var unused = Head.read(client.in()).orElseThrow();
                return new String(client.in().readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    /** What the client was answered, and what the engine was sent. */
    private record Made(JsonNode answer, JsonNode sent) {}

    private Made created(String request) throws IOException {
        engine.answers("POST /containers/create", "{\"Id\":\"" + OWN + "\",\"Warnings\":[]}");
        String answer = ask("POST /v1.41/containers/create?name=oms_2", request);
        return new Made(Engine.JSON.readTree(answer), Engine.JSON.readTree(engine.body("POST /containers/create")));
    }

    @Test
    void a_container_has_the_name_and_the_network_that_were_asked_for() throws IOException {
        String shown = ask("GET /containers/json?all=1", "");

        assertThat(shown)
                .contains("\"Names\":[\"/oms_1\"]", "\"NetworkMode\":\"host\"", "\"Image\":\"shop:1\"")
                .contains("\"Labels\":{\"own\":\"yes\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lab-node1", "lab-node2.oms_1", "database", "22"})
    void what_is_not_its_own_is_not_there(String name) {
        assertThatThrownBy(() -> ask("POST /containers/" + name + "/stop", ""))
                .isInstanceOf(Refused.class)
                .hasMessage("No such container: " + name);
        assertThat(engine.asked()).containsOnly("GET /containers/json");
    }

    @Test
    void its_own_is_found_by_name_and_by_the_first_digits_of_its_id() throws IOException {
        engine.answers("POST /containers/" + OWN + "/stop", "");

        assertThat(ask("POST /containers/oms_1/stop?t=5", "")).isEmpty();
        assertThat(ask("POST /containers/1111/stop", "")).isEmpty();
    }

    @Test
    void images_of_others_are_not_shown_and_cannot_be_used() throws IOException {
        assertThat(ask("GET /images/json", ""))
                .contains("\"RepoTags\":[\"shop:1\"]")
                .doesNotContain("other", "bbbb");
        assertThatThrownBy(() -> created("{\"Image\":\"other/shop:2\",\"HostConfig\":{}}"))
                .hasMessage("No such image: other/shop:2");
        assertThatThrownBy(() -> ask("GET /images/bbbbbb/json", "")).hasMessage("No such image: bbbbbb");
    }

    @Test
    void privileges_and_the_machines_network_are_not_given_and_that_is_told() throws IOException {
        Made made = created("{\"Image\":\"shop:1\",\"HostConfig\":{\"NetworkMode\":\"host\",\"Privileged\":true}}");
        JsonNode host = made.sent().path("HostConfig");

        assertThat(host.path("Privileged").asBoolean()).isFalse();
        assertThat(host.path("NetworkMode").asText()).isEqualTo("container:lab-node1");
        assertThat(made.sent().path("Image").asText()).isEqualTo("mine/shop:1");
        assertThat(made.sent().path("Labels").path("dev.runproof.lab").asText()).isEqualTo("key");
        assertThat(made.answer().path("Warnings").toString())
                .contains("--net host is the network of the container that is this host", "--privileged is dropped");
    }

    @Test
    void an_engine_inside_of_the_host_gives_the_network_that_was_asked_for() throws IOException {
        rules = rules(true);

        Made made = created("{\"Image\":\"shop:1\",\"HostConfig\":{\"NetworkMode\":\"host\",\"Privileged\":true}}");

        assertThat(made.sent().path("HostConfig").path("NetworkMode").asText()).isEqualTo("host");
        assertThat(made.sent().path("HostConfig").path("Privileged").asBoolean())
                .isFalse();
        assertThat(made.answer().path("Warnings")).hasSize(1);
    }

    @Test
    void a_bind_is_a_file_of_the_host_and_a_missing_source_becomes_a_directory_there() throws IOException {
        Made made =
                created("{\"Image\":\"shop:1\",\"HostConfig\":{\"Binds\":[\"/etc:/a:ro\",\"" + tree + "/data:/b\"]}}");

        assertThat(made.sent().path("HostConfig").path("Binds"))
                .extracting(JsonNode::asText)
                .containsExactly(tree + "/etc:/a:ro", tree + "/data:/b", folder.resolve("tools") + ":/lab/tools");
        assertThat(tree.resolve("etc")).isEmptyDirectory();
        assertThat(tree.resolve("data")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/link/x:/a", "/dangling:/a"})
    void no_bind_leads_out_of_the_host(String bind) throws IOException {
        Files.createSymbolicLink(tree.resolve("link"), folder);
        Files.createSymbolicLink(tree.resolve("dangling"), folder.resolve("nowhere"));

        assertThatThrownBy(() -> created("{\"Image\":\"shop:1\",\"HostConfig\":{\"Binds\":[\"" + tree + bind + "\"]}}"))
                .hasMessageContaining("mounts files of its own host alone");
        assertThat(engine.asked()).doesNotContain("POST /containers/create");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"CapAdd\":[\"SYS_ADMIN\"]",
                "\"Devices\":[{\"PathOnHost\":\"/dev/sda\"}]",
                "\"PidMode\":\"host\"",
                "\"MaskedPaths\":[]",
                "\"SecurityOpt\":[\"seccomp=unconfined\"]",
                "\"VolumesFrom\":[\"other\"]",
                "\"Binds\":[\"volume:/a\"]",
                "\"NetworkMode\":\"lab-network\"",
                "\"NetworkMode\":\"container:lab-node2\""
            })
    void what_reaches_beyond_the_host_is_refused(String part) {
        assertThatThrownBy(() -> created("{\"Image\":\"shop:1\",\"HostConfig\":{" + part + "}}"))
                .isInstanceOf(Refused.class);
        assertThat(engine.asked()).doesNotContain("POST /containers/create");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /build",
                "POST /volumes/create",
                "POST /networks/create",
                "GET /events",
                "POST /containers/prune",
                "PUT /containers/oms_1/archive",
                "POST /commit",
                "POST /images/prune",
                "GET /plugins"
            })
    void what_is_not_known_is_not_let_through(String call) {
        assertThatThrownBy(() -> ask(call, "")).isInstanceOf(Refused.class);
        assertThat(engine.asked()).doesNotContain(call);
    }

    @Test
    void only_commands_that_were_begun_here_are_entered() {
        assertThatThrownBy(() -> ask("POST /exec/abc/start", "{}")).hasMessage("No such exec instance: abc");
    }

    @Test
    void what_runs_in_a_container_finds_it_by_its_mark() {
        assertThat(rules.marked("m1")).contains(OWN);
        assertThat(rules.marked("m2")).isEmpty();
    }
}
