package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;

/** What Docker leaves out of its JSON when there is none, and templates may ask for nevertheless: Go's zero of it. */
enum GoOmitted {
    STATE("Pid", Map.of("Health", NullNode.instance)),
    CONFIG(
            "WorkingDir",
            Map.of(
                    "ExposedPorts",
                    GoValues.NIL_MAP,
                    "Healthcheck",
                    NullNode.instance,
                    "StopSignal",
                    TextNode.valueOf(""),
                    "StopTimeout",
                    NullNode.instance,
                    "Shell",
                    GoValues.NIL_LIST,
                    "MacAddress",
                    TextNode.valueOf(""),
                    "NetworkDisabled",
                    BooleanNode.FALSE,
                    "ArgsEscaped",
                    BooleanNode.FALSE)),
    HOST_CONFIG(
            "NetworkMode",
            Map.of(
                    "Init",
                    NullNode.instance,
                    "Mounts",
                    GoValues.NIL_LIST,
                    "Tmpfs",
                    GoValues.NIL_MAP,
                    "Sysctls",
                    GoValues.NIL_MAP,
                    "StorageOpt",
                    GoValues.NIL_MAP)),
    CONTAINER(
            "RestartCount",
            Map.of("SizeRw", NullNode.instance, "SizeRootFs", NullNode.instance, "Node", NullNode.instance)),
    IMAGE("RepoTags", Map.of("OsVersion", TextNode.valueOf(""), "Variant", TextNode.valueOf("")));

    /** A key by which an object of this kind is known. */
    private final String sign;

    private final Map<String, JsonNode> zeros;

    GoOmitted(String sign, Map<String, JsonNode> zeros) {
        this.sign = sign;
        this.zeros = zeros;
    }

    static Optional<JsonNode> find(JsonNode owner, String key) {
        for (GoOmitted kind : values()) {
            if (owner.has(kind.sign) && kind.zeros.containsKey(key)) {
                return Optional.ofNullable(kind.zeros.get(key));
            }
        }
        return Optional.empty();
    }
}
