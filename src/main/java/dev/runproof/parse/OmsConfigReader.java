package dev.runproof.parse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** Reads the documents of a {@code config.yaml}: what they share from the first one, a region from each. */
final class OmsConfigReader {
    private static final String HOST = "oms_meta_host";
    private static final String PORT = "oms_meta_port";
    private static final String USER = "oms_meta_user";
    private static final String RM = "drc_rm_db";
    private static final String CM = "drc_cm_db";
    private static final int HIGHEST_LOCATION = 127;

    private OmsConfigReader() {}

    static OmsConfig read(OutputText output) {
        List<ConfigDocument> documents = ConfigYaml.documents(output);
        ConfigDocument first = documents.get(0);
        String host = first.required(HOST);
        int port = first.requiredPort(PORT);
        String user = first.required(USER);
        String rm = first.required(RM);
        String cm = first.required(CM);
        var regions = new ArrayList<OmsConfig.Region>();
        for (ConfigDocument document : documents) {
            document.mustAgree(HOST, document.required(HOST).equals(host));
            document.mustAgree(PORT, document.requiredPort(PORT) == port);
            document.mustAgree(USER, document.required(USER).equals(user));
            document.mustAgree(RM, document.required(RM).equals(rm));
            document.mustAgree(CM, document.required(CM).equals(cm));
            regions.add(region(document));
        }
        String password = first.optional("oms_meta_password");
        var databases = new LinkedHashSet<>(List.of(rm));
        databases.add(cm);
        regions.forEach(it -> databases.add(it.heartbeatDatabase()));
        return new OmsConfig(
                host,
                port,
                user,
                password != null && !password.isEmpty(),
                rm,
                cm,
                List.copyOf(databases),
                regions,
                OmsConfigWarnings.of(regions));
    }

    private static OmsConfig.Region region(ConfigDocument document) {
        String heartbeat = document.required("drc_cm_heartbeat_db");
        String url = document.required("cm_url");
        int location = document.requiredNumber("cm_location", 0, HIGHEST_LOCATION);
        return new OmsConfig.Region(
                document.optional("cm_region"),
                location,
                document.truth("cm_is_default", true),
                url,
                heartbeat,
                nodes(document),
                new OmsConfig.Ports(
                        document.port("nginx_server_port", 8089),
                        document.port("cm_server_port", 8088),
                        document.port("ghana_server_port", 8090),
                        document.port("supervisor_server_port", 9000),
                        document.port("sshd_server_port", 2023)));
    }

    /** A list; one text may hold several addresses with commas between them. */
    private static List<String> nodes(ConfigDocument document) {
        String key = "cm_nodes";
        List<String> nodes = document.isList(key)
                ? document.list(key)
                : Stream.of(document.required(key).split(",", -1))
                        .map(String::strip)
                        .toList();
        nodes.forEach(it -> document.mustBeFilled(key, it));
        return nodes;
    }
}
