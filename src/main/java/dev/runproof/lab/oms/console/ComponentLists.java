package dev.runproof.lab.oms.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiConsumer;

/** The components of one project as DescribeProjectComponents lists them. */
final class ComponentLists {
    private final ConsoleSource source;
    private final String project;

    ComponentLists(ConsoleSource source, String project) {
        this.source = source;
        this.project = project;
    }

    void write(ObjectNode data) {
        list(data, "storeList", ComponentKind.STORE, ComponentLists::store);
        data.putNull("reverseStoreList");
        list(data, "fullVerifyComponents", ComponentKind.FULL_VERIFICATION, ComponentLists::full);
        list(data, "fullImportComponents", ComponentKind.FULL_IMPORT, ComponentLists::full);
        list(data, "incrSyncComponents", ComponentKind.INCR_SYNC, ComponentLists::incrSync);
        data.putNull("reverseIncrSyncComponents");
    }

    private void list(ObjectNode data, String name, ComponentKind kind, BiConsumer<ObjectNode, Component> form) {
        var found = source.components(kind).stream()
                .filter(it -> it.projectId().equals(project))
                .toList();
        if (found.isEmpty()) {
            data.putNull(name);
            return;
        }
        var array = data.putArray(name);
        found.forEach(it -> form.accept(array.addObject(), it));
    }

    private static void store(ObjectNode node, Component it) {
        common(node, it);
        int colon = it.subtopic().lastIndexOf('-');
        node.put("topic", colon < 0 ? it.subtopic() : it.subtopic().substring(0, colon))
                .put("subtopic", it.subtopic())
                .put("delay", it.latency().toSeconds())
                .put("toSwitch", false)
                .put("port", it.port())
                .put("storePort", it.port())
                .put("beginCheckpoint", Envelope.utc(it.from()))
                .put("endCheckpoint", Envelope.utc(it.current()))
                .put("gmtModified", Envelope.utc(it.heartbeat()))
                .put("latelyHeartbeatTimeSec", it.heartbeat().getEpochSecond());
    }

    private static void incrSync(ObjectNode node, Component it) {
        common(node, it);
        node.put("identity", it.projectId());
        node.putArray("subtopics").add(it.subtopic());
        node.put("checkpoint", Envelope.utc(it.current()))
                .put("delay", it.latency().toSeconds())
                .put("checkpointSampleTimestamp", it.heartbeat().getEpochSecond())
                .put("gmtModify", Envelope.utc(it.heartbeat()));
    }

    private static void full(ObjectNode node, Component it) {
        common(node, it);
        node.put("identity", it.projectId()).put("progress", 100).put("gmtModify", Envelope.utc(it.heartbeat()));
    }

    private static void common(ObjectNode node, Component it) {
        node.put("name", it.name())
                .put("ip", it.ip())
                .put("region", it.region())
                .put("status", it.status().api());
        node.putNull("errorDetails").putNull("config").put("gmtCreate", Envelope.utc(it.from()));
    }
}
