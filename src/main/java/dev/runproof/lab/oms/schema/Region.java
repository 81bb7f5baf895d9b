package dev.runproof.lab.oms.schema;

import java.util.List;

/**
 * A region as its {@code config.yaml} describes it.
 *
 * @param nodes the addresses of its hosts
 * @param heartbeat the name of its heartbeat database
 */
public record Region(
        String name,
        String chineseName,
        int location,
        boolean isDefault,
        String cmUrl,
        String heartbeat,
        List<String> nodes) {
    public Region {
        nodes = List.copyOf(nodes);
    }
}
