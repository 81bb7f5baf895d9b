package dev.runproof.product.opengauss;

import dev.runproof.model.Answer;
import dev.runproof.model.HostName;
import dev.runproof.parse.Cluster;
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

    private static final Set<String> UP_ROLES = Set.of("Primary", "Standby", "Main Standby", "Cascade Standby");
    private static final Set<String> UP_STATES = Set.of("Normal", "Catchup");
    private static final Set<String> AVAILABLE = Set.of("Normal", "Degraded");
    private static final String PRIMARY = "Primary";

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
        return cluster().map(Cluster::pausing).filter("Yes"::equals).isPresent();
    }

    /** CM answers, the database is available, one CMServer decides and every other one stands by. */
    boolean good() {
        return exit == 0
                && AVAILABLE.contains(state())
                && cmServersThat("Primary").size() == 1
                && query.cmServers().stream().allMatch(Picture::takesPart);
    }

    static boolean takesPart(CmServer server) {
        return server.state().equals(PRIMARY) || server.state().equals("Standby");
    }

    static boolean healthy(Datanode datanode) {
        return UP_ROLES.contains(datanode.role()) && UP_STATES.contains(datanode.state());
    }

    List<CmServer> cmServersThat(String state) {
        return query.cmServers().stream()
                .filter(server -> server.state().equals(state))
                .toList();
    }

    List<Datanode> unhealthy() {
        return query.datanodes().stream().filter(datanode -> !healthy(datanode)).toList();
    }

    List<Datanode> normalPrimaries() {
        return query.datanodes().stream()
                .filter(datanode -> datanode.role().equals(PRIMARY) && datanode.state().equals("Normal"))
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
