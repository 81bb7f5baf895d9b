package dev.runproof.product.openmldb;

import dev.runproof.model.HostName;
import dev.runproof.product.openmldb.state.Client;
import dev.runproof.product.openmldb.state.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One OpenMLDB cluster as the environment describes it.
 *
 * @param operation the host on which the operation tool and every question to the cluster run
 * @param components all that is to be upgraded, in the environment's order
 * @param newRelease the directory of the unpacked new release, the same on every host
 * @param target the release to upgrade to, three numbers
 * @param stateDirectory on the operation host, for statfiles
 * @param interpreters of the operation tool, in the order of preference; one alone when the operator named it
 * @param sparkHome what the taskmanager's start needs in its environment
 * @param allowSingleReplica tables with one replica get no second one and are away while their tablet is
 * @param singleNameserverAccepted the cluster may be without a nameserver for a while
 * @param writesContinue the operator accepts that rows may be lost
 * @param growingTables {@code database.table} of those whose rows must grow in the end; empty for the sum of all
 * @param clusteredTables whose offsets move by expiry
 * @param expiringTables whose rows expire, so that fewer of them are no loss
 * @param speed how many times faster than the wall clock the hosts' time runs
 */
record Site(
        HostName operation,
        List<Component> components,
        String zkCluster,
        String zkRootPath,
        String newRelease,
        String target,
        String stateDirectory,
        List<String> interpreters,
        Optional<String> sparkHome,
        boolean allowSingleReplica,
        boolean singleNameserverAccepted,
        boolean writesContinue,
        Set<TableName> growingTables,
        Set<TableName> clusteredTables,
        Set<TableName> expiringTables,
        Optional<Application> application,
        double speed) {
    /**
     * An application with the SDKs.
     *
     * @param pom its pom file, if it has one
     * @param python its interpreter, if it has one
     * @param target the release of the SDKs
     */
    record Application(HostName host, Optional<String> pom, Optional<String> python, String maven, String target) {}

    Site {
        components = List.copyOf(components);
        interpreters = List.copyOf(interpreters);
        growingTables = Set.copyOf(growingTables);
        clusteredTables = Set.copyOf(clusteredTables);
        expiringTables = Set.copyOf(expiringTables);
    }

    /** The client of the new release: no exchange ever moves it. */
    Client client() {
        return new Client(newRelease + "/bin/openmldb", zkCluster, zkRootPath);
    }

    String operationTool() {
        return newRelease + "/tools/openmldb_ops.py";
    }

    List<Component> all(Kind kind) {
        return components.stream().filter(component -> component.kind() == kind).toList();
    }

    Component on(HostName host, Kind kind) {
        return all(kind).stream()
                .filter(component -> component.host().equals(host))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + kind + " on " + host));
    }

    List<String> tabletEndpoints() {
        return all(Kind.TABLET).stream().map(Component::endpoint).toList();
    }

    /** The others whose programs lie in the same directory of the same host. */
    List<Component> sharing(Component component) {
        return components.stream()
                .filter(other -> !other.equals(component)
                        && other.host().equals(component.host())
                        && other.directory().equals(component.directory()))
                .toList();
    }

    Stream<HostName> hosts() {
        return Stream.concat(Stream.of(operation), components.stream().map(Component::host))
                .distinct();
    }
}
