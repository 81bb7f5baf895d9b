package dev.runproof.product.oms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.HostName;
import dev.runproof.parse.OmsConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Three nodes in two regions; each has the file of its own region. */
class RegionWarningsTest {
    private final Map<String, String> files = new LinkedHashMap<>(Map.of(
            "node1", file("192.0.2.9:8088", 1, true, "192.0.2.1, 192.0.2.2"),
            "node2", file("192.0.2.9:8088", 1, true, "192.0.2.1, 192.0.2.2"),
            "node3", file("192.0.2.9:8088", 2, false, "192.0.2.3")));

    private static String file(String url, int location, boolean isDefault, String nodes) {
        return """
                oms_meta_host: 192.0.2.5
                oms_meta_port: 2883
                oms_meta_user: root@t#c
                drc_rm_db: rm
                drc_cm_db: cm
                drc_cm_heartbeat_db: hb%2$d
                cm_url: http://%1$s
                cm_location: %2$d
                cm_is_default: %3$s
                cm_nodes: %4$s
                """.formatted(url, location, isDefault, nodes);
    }

    private List<String> warnings() {
        var configs = new LinkedHashMap<Node, NodeConfig>();
        var regions = new LinkedHashMap<Node, OmsConfig.Region>();
        files.keySet().stream().sorted().forEach(name -> {
            var host = new HostName(name);
            var node = new Node(host, host, host, "oms_400", Optional.empty(), "", "", Optional.empty(), Map.of());
            OmsConfig config = OmsConfig.parse(String.valueOf(files.get(name)));
            configs.put(node, new NodeConfig("", "", config));
            regions.put(node, config.regions().get(0));
        });
        return RegionWarnings.of(new Installation(configs, regions));
    }

    @Test
    void a_region_that_is_not_the_default_one_is_nothing_to_warn_of() {
        assertThat(warnings()).isEmpty();
    }

    @Test
    void one_default_region_and_one_region_for_an_address_are_asked_of_all_files_together() {
        files.put("node3", file("192.0.2.9:8088", 2, true, "192.0.2.3, 192.0.2.2"));

        assertThat(warnings())
                .containsExactly(
                        "warning: the config.yaml of all regions: not exactly one of them has cm_is_default true",
                        "warning: the config.yaml of all regions: an address stands in the cm_nodes of two of them");
    }

    @Test
    void nodes_of_one_region_whose_files_list_different_nodes_are_one_region() {
        files.put("node1", file("192.0.2.9:8088", 1, true, "192.0.2.1"));
        files.put("node2", file("192.0.2.9:8088", 1, true, "192.0.2.2"));

        assertThat(warnings()).isEmpty();
    }

    @Test
    void a_url_that_others_cannot_use_is_told_of_the_node_whose_file_has_it() {
        files.put("node2", file("localhost", 1, true, "192.0.2.1, 192.0.2.2"));

        assertThat(warnings())
                .containsExactly(
                        "warning: the config.yaml of node2: cm_url is an address that no other host can reach",
                        "warning: the config.yaml of node2: cm_url has no port");
    }
}
