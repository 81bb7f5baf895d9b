package dev.runproof.lab.oms;

import dev.runproof.lab.oms.MetaDb.ProjectRow;
import java.time.Instant;
import java.util.List;

/** Makes an installation look as if it had been at work for long: hosts online, fresh heartbeats, components. */
final class Settling {
    private Settling() {}

    static void of(OmsSite site) {
        Instant now = site.clock().now();
        List<OmsNode> nodes = site.nodes().stream()
                .sorted(java.util.Comparator.comparing(OmsNode::address))
                .toList();
        for (OmsNode node : nodes) {
            site.metaDb().register(node.config());
            site.metaDb().beat(node.config(), node.address(), now);
            site.metaDb().hostStatus(node.config(), node.address(), HeartWork.ONLINE);
        }
        List<ProjectRow> projects = site.metaDb().projects(nodes.get(0).config());
        for (int i = 0; i < projects.size(); i++) {
            OmsNode node = nodes.get(i % nodes.size());
            site.components().add(projects.get(i), node.address(), site.regionName(node.address()), now);
        }
    }
}
