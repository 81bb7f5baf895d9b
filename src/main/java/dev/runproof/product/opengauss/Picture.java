package dev.runproof.product.opengauss;

import dev.runproof.model.Answer;
import dev.runproof.model.FactKey;
import dev.runproof.model.HostName;
import dev.runproof.model.Probe;
import dev.runproof.parse.Availability;
import dev.runproof.parse.Cluster;
import dev.runproof.parse.ClusterHealth;
import dev.runproof.parse.CmCtlQuery;
import dev.runproof.parse.CmServer;
import dev.runproof.parse.Datanode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The cluster as {@code cm_ctl query -Cvd} showed it once: equal pictures show the same cluster, whatever log messages stood
 * between their lines.
 */
record Picture(int exit, CmCtlQuery query) {
    static final Object[] COMMAND = {"cm_ctl", "query", "-Cvd"};

    /** Asks the upgrade node for it. */
    static Probe<Picture> probe(Site site, FactKey<Picture> key) {
        HostName node = site.upgradeNode();
        return new Probe<>(node, site.byClusterUser(node, COMMAND), key, Picture::read);
    }

    /** Also for exit 255: what the tool can still say then is a picture of its own. */
    static Picture read(Answer answer) {
        return new Picture(answer.exit(), CmCtlQuery.parse(answer.out()));
    }

    /** The database's state as printed; {@code no answer} when no primary CMServer answered. */
    String state() {
        return cluster().map(Cluster::clusterState).orElse("no answer");
    }

    Optional<Cluster> cluster() {
        return Optional.ofNullable(query.cluster());
    }

    boolean paused() {
        return ClusterHealth.paused(query);
    }

    /** CM answers, the database is available, one CMServer decides and every other one stands by. */
    boolean good() {
        return exit == 0
                && Availability.of(query) != Availability.NONE
                && ClusterHealth.primaryCmServers(query.cmServers()).size() == 1
                && query.cmServers().stream().allMatch(ClusterHealth::serving);
    }

    List<Datanode> unhealthy() {
        return ClusterHealth.unhealthy(query.datanodes());
    }

    List<Datanode> normalPrimaries() {
        return ClusterHealth.primaryDatanodes(query.datanodes()).stream()
                .filter(datanode -> datanode.state().equals("Normal"))
                .toList();
    }

    /** The nodes that have a row, whatever table it stands in. */
    Set<String> nodes() {
        return java.util.stream.Stream.concat(
                        query.cmServers().stream().map(CmServer::nodeName),
                        query.datanodes().stream().map(Datanode::nodeName))
                .collect(Collectors.toSet());
    }

    List<Datanode> datanodesOf(HostName node) {
        return query.datanodes().stream()
                .filter(datanode -> datanode.nodeName().equals(node.value()))
                .toList();
    }

    /** A datanode as messages name it: {@code node3 datanode 6003 Down Unknown}. */
    static String told(Datanode datanode) {
        return datanode.nodeName() + " datanode " + datanode.instanceId() + " " + datanode.role() + " "
                + datanode.state();
    }

    static String told(CmServer server) {
        return server.nodeName() + " CMServer " + server.instanceId() + " " + server.state();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture picture && exit == picture.exit && quiet().equals(picture.quiet());
    }

    @Override
    public int hashCode() {
        return Objects.hash(exit, quiet());
    }

    private CmCtlQuery quiet() {
        return new CmCtlQuery(
                query.cmServers(),
                query.etcds(),
                query.resources(),
                query.cluster(),
                query.datanodes(),
                query.messages(),
                List.of());
    }

    /** One line for messages: the state, then every row. */
    @Override
    public String toString() {
        String servers = query.cmServers().stream().map(Picture::told).collect(Collectors.joining(", "));
        String datanodes = query.datanodes().stream().map(Picture::told).collect(Collectors.joining(", "));
        String said = query.messages().isEmpty() ? "" : "; " + String.join(" ", query.messages());
        return "cluster " + state() + (exit == 0 ? "" : " (exit " + exit + ")")
                + (servers.isEmpty() ? "" : "; " + servers)
                + (datanodes.isEmpty() ? "" : "; " + datanodes)
                + said;
    }
}
