package dev.runproof.lab.oms;

import dev.runproof.model.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What an OMS container reads in its {@code config.yaml}.
 *
 * @param location the number of its region
 */
record OmsConfig(
        String metaHost,
        int metaPort,
        String metaUser,
        Secret metaPassword,
        String rm,
        String cm,
        String heartbeat,
        String cmUrl,
        int location,
        String region,
        String chineseRegion,
        boolean isDefault,
        List<String> nodes,
        Ports ports) {
    OmsConfig {
        nodes = List.copyOf(nodes);
    }

    /** Where its programs listen. */
    record Ports(int console, int cm, int ghana, int supervisor, int sshd) {}

    /** A file that OMS cannot start with. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    static OmsConfig parse(String text) throws Unusable {
        Object loaded;
        try {
            loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (YAMLException e) {
            throw new Unusable("yaml.scanner.ScannerError: config.yaml is not YAML");
        }
        if (!(loaded instanceof Map<?, ?> map)) {
            throw new Unusable("TypeError: config.yaml holds no keys");
        }
        return new OmsConfig(
                text(map, "oms_meta_host"),
                number(map, "oms_meta_port"),
                text(map, "oms_meta_user"),
                new Secret(text(map, "oms_meta_password")),
                text(map, "drc_rm_db"),
                text(map, "drc_cm_db"),
                text(map, "drc_cm_heartbeat_db"),
                text(map, "cm_url"),
                number(map, "cm_location"),
                optional(map, "cm_region", ""),
                optional(map, "cm_region_cn", optional(map, "cm_region", "")),
                Boolean.parseBoolean(optional(map, "cm_is_default", "true")),
                nodes(map),
                new Ports(
                        port(map, "nginx_server_port", 8089),
                        port(map, "cm_server_port", 8088),
                        port(map, "ghana_server_port", 8090),
                        port(map, "supervisor_server_port", 9000),
                        port(map, "sshd_server_port", 2023)));
    }

    private static String optional(Map<?, ?> map, String key, String otherwise) {
        Object value = map.get(key);
        return value == null ? otherwise : value.toString();
    }

    private static String text(Map<?, ?> map, String key) throws Unusable {
        String value = optional(map, key, "");
        if (value.isEmpty()) {
            throw new Unusable("KeyError: '" + key + "'");
        }
        return value;
    }

    private static int number(Map<?, ?> map, String key) throws Unusable {
        String value = text(map, key);
        if (!value.matches("\\d{1,5}")) {
            throw new Unusable("ValueError: invalid literal for int() with base 10: '" + key + "'");
        }
        return Integer.parseInt(value);
    }

    private static int port(Map<?, ?> map, String key, int otherwise) throws Unusable {
        return map.containsKey(key) ? number(map, key) : otherwise;
    }

    private static List<String> nodes(Map<?, ?> map) throws Unusable {
        Object value = map.get("cm_nodes");
        if (value instanceof List<?> list) {
            var nodes = new ArrayList<String>();
            list.forEach(node -> nodes.add(String.valueOf(node)));
            return nodes;
        }
        return List.of(text(map, "cm_nodes").split("\\s*,\\s*", -1));
    }
}
