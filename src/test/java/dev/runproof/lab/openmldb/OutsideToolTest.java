package dev.runproof.lab.openmldb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.SimulatedHost.Caller;
import dev.runproof.lab.ToolCall;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutsideToolTest {
    private static final Caller SHELL =
            new Caller(11, List.of("sh", "-c", "python3 openmldb_ops.py --cmd=pre-upgrade"));
    private static final Caller TOOL =
            new Caller(12, List.of("/usr/bin/python3", "tools/openmldb_ops.py", "--cmd=pre-upgrade"));

    private final List<String> happened = new ArrayList<>();
    private final Moments moments = new Moments();

    @TempDir
    private Path directory;

    private Path client;
    private OutsideTool outside;

    @BeforeEach
    void has_a_client_for_this_machine() throws IOException {
        client = Files.createFile(directory.resolve("openmldb"));
        outside = new OutsideTool(client, new Seen(moments, () -> false, () -> {}));
        for (String step : List.of("OM-6", "OM-12", "OM-S1")) {
            moments.once(step, Optional.empty(), () -> happened.add(step));
        }
    }

    @Test
    void the_first_question_of_the_product_s_own_tool_begins_its_step() {
        assertThat(outside.makes(call(client), pid -> List.of(SHELL, TOOL))).isTrue();
        assertThat(happened).containsExactly("OM-6");
    }

    @Test
    void each_process_of_the_tool_begins_its_own_step_once() {
        var next = new Caller(13, List.of("python3", "openmldb_ops.py", "--cmd", "post-upgrade"));
        outside.makes(call(client), pid -> List.of(TOOL));
        moments.once("OM-6", Optional.empty(), () -> happened.add("again"));
        outside.makes(call(client), pid -> List.of(TOOL));
        outside.makes(call(client), pid -> List.of(next));

        assertThat(happened).containsExactly("OM-6", "OM-12");
    }

    @Test
    void a_client_that_somebody_calls_by_hand_is_not_the_tool() {
        assertThat(outside.makes(call(client), pid -> List.of(SHELL))).isFalse();
        assertThat(happened).isEmpty();
    }

    @Test
    void a_client_on_a_host_is_not_called_from_outside() throws IOException {
        Path other = Files.createFile(directory.resolve("other"));

        assertThat(outside.makes(call(other), pid -> List.of(TOOL))).isFalse();
        assertThat(outside.makes(call(directory.resolve("gone")), pid -> List.of(TOOL)))
                .isFalse();
    }

    @Test
    void a_link_to_the_client_is_the_client() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), client);

        assertThat(outside.makes(call(link), pid -> List.of(TOOL))).isTrue();
    }

    private ToolCall call(Path program) {
        return new ToolCall(
                new HostName("ns1"), "openmldb", program, List.of("openmldb", "--cmd=showns"), directory, Map.of(), 14);
    }
}
