package dev.runproof.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sections of one cluster picture hold.
 *
 * @param keys of the cluster section, null when that is missing
 */
record Picture(
        List<CmServer> cmServers,
        List<Etcd> etcds,
        List<Resource> resources,
        @Nullable KeyBlock keys,
        List<Datanode> datanodes) {}
