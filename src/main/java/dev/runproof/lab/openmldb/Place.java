package dev.runproof.lab.openmldb;

import dev.runproof.lab.openmldb.cluster.Component;
import dev.runproof.lab.openmldb.cluster.Kind;
import dev.runproof.model.HostName;

/** A component of the cluster and the host on which it is installed. */
record Place(HostName host, Component component) {
    Kind kind() {
        return component.kind();
    }

    String endpoint() {
        return component.endpoint();
    }
}
