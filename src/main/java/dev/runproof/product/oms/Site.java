package dev.runproof.product.oms;

import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One OMS installation as the environment describes it. Databases, regions, ports and mounts are no part of it: they are
 * read from the installation itself.
 *
 * @param nodes in the order in which they are acted on
 * @param database the MetaDB
 * @param backupHost where dumps are written and read
 * @param backupDirectory a directory there that holds a directory for each run
 * @param prune whether the sequence of heartbeats is pruned before the backup
 * @param perceive whether HA, when it is on again, goes back to the earliest checkpoint downstream
 * @param margin added to the minutes that the Stores are pulled back
 * @param componentsFile on the controller, where an operator may write down states of components that no console tells
 * @param speed how many times faster than the wall clock the hosts' time runs
 */
record Site(
        Release release,
        List<Node> nodes,
        HostName database,
        HostName backupHost,
        String backupDirectory,
        boolean prune,
        boolean perceive,
        Duration margin,
        Optional<Path> componentsFile,
        double speed) {
    /** The margin of the FAQ's example; an environment may ask for more and never for less. */
    static final Duration LEAST_MARGIN = Duration.ofMinutes(30);

    Site {
        nodes = List.copyOf(nodes);
    }

    Node node(HostName host) {
        return nodes.stream()
                .filter(node -> node.host().equals(host))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node of OMS is on " + host));
    }

    /** The console in which parameters are read and changed: it is the same on every node. */
    Node first() {
        return nodes.get(0);
    }

    /** The id of a documented step. */
    String step(String step) {
        return release.step(step);
    }
}
