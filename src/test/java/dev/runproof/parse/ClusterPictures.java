package dev.runproof.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Cluster pictures for tests, made from a healthy one of three nodes by changing single rows. */
final class ClusterPictures {
    static final CmCtlQuery HEALTHY = new CmCtlQuery(
            List.of(cmServer(1, "Primary"), cmServer(2, "Standby"), cmServer(3, "Standby")),
            List.of(),
            List.of(),
            new Cluster("Normal", "No", "Yes", "AZ_ALL", null, null, null),
            List.of(
                    datanode(1, "P", "Primary", "Normal"),
                    datanode(2, "S", "Standby", "Normal"),
                    datanode(3, "S", "Standby", "Normal")),
            List.of(),
            List.of());

    private ClusterPictures() {}

    static CmServer cmServer(int node, String state) {
        return new CmServer(null, node, "n" + node, null, node, "/cm/cm_server", state);
    }

    static Datanode datanode(int node, String staticRole, String role, String state) {
        return new Datanode(null, node, "n" + node, null, 6000 + node, null, "/dn", staticRole, role, state);
    }

    static Resource resource(int node, String state) {
        return new Resource(null, node, "n" + node, null, "disk", 20000 + node, state, null);
    }

    static CmCtlQuery withState(CmCtlQuery picture, String clusterState) {
        return with(picture, new Cluster(clusterState, "No", "Yes", "AZ_ALL", null, null, null));
    }

    static CmCtlQuery with(CmCtlQuery picture, Cluster cluster) {
        return new CmCtlQuery(
                picture.cmServers(),
                List.of(),
                picture.resources(),
                cluster,
                picture.datanodes(),
                List.of(),
                picture.noise());
    }

    static CmCtlQuery withServers(CmCtlQuery picture, UnaryOperator<List<CmServer>> change) {
        return new CmCtlQuery(
                change.apply(new ArrayList<>(picture.cmServers())),
                List.of(),
                picture.resources(),
                picture.cluster(),
                picture.datanodes(),
                List.of(),
                picture.noise());
    }

    static CmCtlQuery with(CmCtlQuery picture, CmServer server) {
        return withServers(picture, servers -> {
            servers.replaceAll(old -> old.instanceId() == server.instanceId() ? server : old);
            return servers;
        });
    }

    static CmCtlQuery withDatanodes(CmCtlQuery picture, UnaryOperator<List<Datanode>> change) {
        return new CmCtlQuery(
                picture.cmServers(),
                List.of(),
                picture.resources(),
                picture.cluster(),
                change.apply(new ArrayList<>(picture.datanodes())),
                List.of(),
                picture.noise());
    }

    static CmCtlQuery with(CmCtlQuery picture, Datanode datanode) {
        return withDatanodes(picture, datanodes -> {
            datanodes.replaceAll(old -> old.instanceId() == datanode.instanceId() ? datanode : old);
            return datanodes;
        });
    }

    static CmCtlQuery withResources(Resource... resources) {
        return new CmCtlQuery(
                HEALTHY.cmServers(),
                List.of(),
                List.of(resources),
                HEALTHY.cluster(),
                HEALTHY.datanodes(),
                List.of(),
                List.of());
    }
}
