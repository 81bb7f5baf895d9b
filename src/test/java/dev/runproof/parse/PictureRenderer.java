package dev.runproof.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prints a cluster picture as {@code cm_ctl query} does, with its column widths; written without a look at the parser. */
final class PictureRenderer {
    private static final int SHORTEST_ADDRESS = 15;
    private static final int STATE_WIDTH = 17;

    private final CmCtlQuery picture;
    private final PictureOptions options;
    private final int nameWidth;
    private final int zoneWidth;
    private final int addressWidth;
    private final StringBuilder out = new StringBuilder();

    private PictureRenderer(CmCtlQuery picture, PictureOptions options) {
        this.picture = picture;
        this.options = options;
        nameWidth = longest(Stream.concat(
                picture.cmServers().stream().map(CmServer::nodeName),
                Stream.concat(
                        picture.etcds().stream().map(Etcd::nodeName),
                        picture.resources().stream().map(Resource::nodeName))));
        // A cluster has at most nine CMServers: a zone of another node may be the longest.
        zoneWidth = longest(Stream.concat(
                picture.cmServers().stream().map(CmServer::az),
                Stream.concat(
                        picture.etcds().stream().map(Etcd::az),
                        picture.resources().stream().map(Resource::az))));
        addressWidth =
                Math.max(SHORTEST_ADDRESS, longest(picture.cmServers().stream().map(CmServer::nodeIp)));
    }

    static String render(CmCtlQuery picture, PictureOptions options) {
        return new PictureRenderer(picture, options).render();
    }

    private String render() {
        int pathWidth = longest(picture.cmServers().stream().map(CmServer::path));
        instances(
                "[  CMServer State   ]",
                pathWidth,
                picture.cmServers().stream()
                        .map(row -> node(row.az(), row.nodeId(), row.nodeName(), row.nodeIp())
                                + instance(row.instanceId(), row.path(), pathWidth)
                                + row.state())
                        .toList());
        if (!picture.etcds().isEmpty()) {
            int etcdWidth = longest(picture.etcds().stream().map(Etcd::path));
            instances(
                    "[    ETCD State     ]",
                    etcdWidth,
                    picture.etcds().stream()
                            .map(row -> node(row.az(), row.nodeId(), row.nodeName(), row.nodeIp())
                                    + instance(row.instanceId(), row.path(), etcdWidth)
                                    + row.state())
                            .toList());
        }
        resources();
        cluster(Objects.requireNonNull(picture.cluster()));
        datanodes();
        return out.toString();
    }

    private void instances(String title, int pathWidth, List<String> rows) {
        int instanceWidth = options.paths() ? 5 + pathWidth + 1 : 9;
        line(title);
        line("");
        line(nodeHeader() + pad("instance", instanceWidth) + "state");
        line("-".repeat(nodeHeader().length() + instanceWidth + 7));
        rows.forEach(this::line);
        line("");
    }

    private void resources() {
        if (picture.resources().isEmpty()) {
            return;
        }
        int width = Math.max(9, longest(picture.resources().stream().map(Resource::resName)) + 1);
        line("");
        line("[ Defined Resource State ]");
        line("");
        line(nodeHeader() + pad("res_name", width) + "instance  state");
        line("-".repeat(nodeHeader().length() + width + 17));
        for (Resource row : picture.resources()) {
            String zone = options.zones() ? pad(row.az(), zoneWidth + 1) : "";
            String address = options.addresses() ? pad(row.nodeIp(), addressWidth + 1) : "";
            String role = row.role() == null ? "" : " (" + row.role() + ")";
            line(zone
                    + pad(String.valueOf(row.nodeId()), 3)
                    + pad(row.nodeName(), nameWidth + 1)
                    + address
                    + pad(row.resName(), width)
                    + pad(String.valueOf(row.instanceId()), 10)
                    + pad(row.state(), 7)
                    + role);
        }
        line("");
    }

    private void cluster(Cluster cluster) {
        line("[   Cluster State   ]");
        line("");
        key("cluster_state", cluster.clusterState());
        key("redistributing", cluster.redistributing());
        key("balanced", cluster.balanced());
        key("current_az", cluster.currentAz());
        key("pausing", cluster.pausing());
        key("enable_walrecord", cluster.enableWalrecord());
        key("worm_usage", cluster.wormUsage());
    }

    private void datanodes() {
        if (picture.datanodes().isEmpty()) {
            return;
        }
        int pathWidth = longest(picture.datanodes().stream().map(Datanode::path));
        int instanceWidth = (options.paths() ? 5 + pathWidth + 1 : 9) + (options.ports() ? 7 : 0);
        int groups = options.oneALine() ? 1 : picture.datanodes().size();
        String group = nodeHeader() + pad("instance", instanceWidth);
        List<String> headers = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            headers.add(group + (i < groups - 1 ? pad("state", STATE_WIDTH) : "state"));
        }
        for (Datanode row : picture.datanodes()) {
            String port = row.port() == null ? "" : pad(row.port().toString(), 6) + " ";
            String path = row.path() == null ? "    " : pad(row.path(), pathWidth) + " ";
            cells.add(node(row.az(), row.nodeId(), row.nodeName(), row.nodeIp()) + row.instanceId() + " " + port + path
                    + row.staticRole() + " " + pad(row.role(), 7) + " " + row.state());
        }
        line("");
        line("[  Datanode State   ]");
        line("");
        line(String.join("| ", headers));
        line("-".repeat(groups * (group.length() + 19)));
        line(String.join(options.oneALine() ? "\n" : " | ", cells));
    }

    private String nodeHeader() {
        int width = 3 + nameWidth + 1 + (options.zones() ? zoneWidth + 1 : 0);
        return pad("node", width) + (options.addresses() ? pad("node_ip", addressWidth + 1) : "");
    }

    private String node(@Nullable String zone, long id, String name, @Nullable String address) {
        return (zone == null ? "" : pad(zone, zoneWidth) + " ")
                + pad(String.valueOf(id), 2) + " " + pad(name, nameWidth) + " "
                + (address == null ? "" : pad(address, addressWidth) + " ");
    }

    private static String instance(long id, @Nullable String path, int pathWidth) {
        return pad(String.valueOf(id), 4) + " " + (path == null ? "    " : pad(path, pathWidth) + " ");
    }

    private void key(String key, @Nullable String value) {
        if (value != null) {
            line(pad(key, 16) + ": " + value);
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    /** Pads by bytes, as the tool does. */
    private static String pad(@Nullable String text, int width) {
        String printed = Objects.requireNonNullElse(text, "");
        int bytes = printed.getBytes(StandardCharsets.UTF_8).length;
        return printed + " ".repeat(Math.max(0, width - bytes));
    }

    private static int longest(Stream<@Nullable String> texts) {
        return texts.mapToInt(text -> text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElse(0);
    }
}
