package dev.runproof.lab.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.lab.HostEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the engine tells of a host's container, as the host asked for it. */
record View(Share share) {
    ObjectNode inspected(JsonNode told) throws IOException {
        ObjectNode shown = told.deepCopy();
        var config = (ObjectNode) shown.path("Config");
        JsonNode asked = Own.asked(config.path(Own.LABELS));
        var host = (ObjectNode) shown.path("HostConfig");
        for (String key : List.of("NetworkMode", "Privileged", "Binds")) {
            if (asked.has(key)) {
                host.set(key, asked.get(key));
            }
        }
        host.path("Mounts").forEach(mount -> moved(mount, asked));
        mounts(shown, asked);
        environment(config);
        labels(config);
        return shown;
    }

    ObjectNode listed(JsonNode told) throws IOException {
        ObjectNode shown = told.deepCopy();
        JsonNode asked = Own.asked(shown.path(Own.LABELS));
        if (asked.has("NetworkMode") && shown.path("HostConfig") instanceof ObjectNode host) {
            host.set("NetworkMode", asked.get("NetworkMode"));
        }
        mounts(shown, asked);
        labels(shown);
        return shown;
    }

    private void mounts(ObjectNode shown, JsonNode asked) {
        var kept = Engine.JSON.createArrayNode();
        for (JsonNode mount : shown.path("Mounts")) {
            if (!share.tools().containsValue(Path.of(mount.path("Destination").asText()))) {
                moved(mount, asked);
                kept.add(mount);
            }
        }
        shown.set("Mounts", kept);
    }

    private static void moved(JsonNode mount, JsonNode asked) {
        String source = mount.path("Source").asText();
        ((ObjectNode) mount).put("Source", asked.path("Sources").path(source).asText(source));
    }

    private static void environment(ObjectNode config) {
        if (config.path("Env") instanceof ArrayNode all) {
            var kept = Engine.JSON.createArrayNode();
            all.forEach(each -> {
                if (!each.asText().startsWith(HostEngine.MARK + "=")) {
                    kept.add(each);
                }
            });
            config.set("Env", kept);
        }
    }

    private void labels(ObjectNode holder) {
        if (holder.path(Own.LABELS) instanceof ObjectNode labels) {
            labels.remove(Share.OWN_LABELS);
            labels.remove(share.labels().keySet());
        }
    }
}
