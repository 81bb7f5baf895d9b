package dev.runproof.product.opengauss;

import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.HostName;
import dev.runproof.model.Probe;
import dev.runproof.product.generic.HostClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One openGauss cluster as the environment describes it, and the two identities that commands run under there.
 *
 * @param nodes every node of the cluster, in the environment's order
 * @param upgradeNode the node on which the upgrade tool is started
 * @param users the cluster user of each node
 * @param environmentFile read before every command of the cluster user
 * @param newPackage the package on the controller
 * @param packageSha256 the digest from a trusted place, if the operator gave one
 * @param packageSize the size that the operator states, if any
 * @param uploadDirectory where the package goes on the upgrade node
 * @param newNodes only for {@link Variant#REPEAT_AFTER_EXPANSION}: the nodes that were added
 * @param expectedVersion the CM version that must be there afterwards, if the operator gave one
 * @param checkos how the check of the operating system is called, and as whom
 * @param acceptedUnhealthy instance ids of the datanodes without which the operator is willing to start
 * @param maxAge how old the preparation's readings may be when the upgrade starts
 */
public record Site(
        List<HostName> nodes,
        HostName upgradeNode,
        Map<HostName, String> users,
        String environmentFile,
        Path newPackage,
        Optional<String> packageSha256,
        OptionalLong packageSize,
        String uploadDirectory,
        Variant variant,
        Set<HostName> newNodes,
        Optional<String> expectedVersion,
        CheckosCall checkos,
        Set<Long> acceptedUnhealthy,
        Duration maxAge) {
    /**
     * How {@code gs_checkos} is reached.
     *
     * @param program its name, or its path where the tool is not on the search path
     * @param user root, or the cluster user where nobody may become root: then only a part is checked
     * @param environmentFile read before it, empty for none
     */
    public record CheckosCall(String program, String user, Optional<String> environmentFile) {}

    public Site {
        nodes = List.copyOf(nodes);
        users = Map.copyOf(users);
        newNodes = Set.copyOf(newNodes);
        acceptedUnhealthy = Set.copyOf(acceptedUnhealthy);
        if (!nodes.contains(upgradeNode)) {
            throw new IllegalArgumentException("the upgrade node is one of the nodes: " + upgradeNode);
        }
    }

    /** A command of the cluster user, with his environment. */
    Command byClusterUser(HostName node, Object... words) {
        return Command.of(words).as(user(node)).sourcing(environmentFile);
    }

    /** Reads a node's own clock, by which its files and processes are dated. */
    Probe<HostClock> clockProbe(HostName node, FactKey<HostClock> key) {
        return new Probe<>(node, byClusterUser(node, "date", HostClock.FORMAT), key, HostClock::read);
    }

    /** A command of the account that checks the operating system. */
    Command checkos(Object... arguments) {
        var words = new ArrayList<Object>(List.of(checkos.program()));
        words.addAll(List.of(arguments));
        Command command = Command.of(words.toArray()).as(checkos.user()).within(Duration.ofMinutes(5));
        return checkos.environmentFile().map(command::sourcing).orElse(command);
    }

    String user(HostName node) {
        return java.util.Objects.requireNonNull(users.get(node), () -> "no user of " + node);
    }

    String packageName() {
        return String.valueOf(newPackage.getFileName());
    }

    /** Where the package lies on the upgrade node after the upload. */
    String packageOnNode() {
        return uploadDirectory + "/" + packageName();
    }

    boolean isNew(HostName node) {
        return newNodes.contains(node);
    }
}
