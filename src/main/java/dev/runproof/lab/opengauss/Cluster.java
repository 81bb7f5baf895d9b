package dev.runproof.lab.opengauss;

import dev.runproof.lab.LabClock;
import dev.runproof.lab.ProductModel.Reach;
import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.opengauss.picture.ClusterPicture;
import dev.runproof.lab.opengauss.text.OmVersion;
import dev.runproof.model.HostName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The state of the simulated cluster; all of it is guarded by its monitor.
 *
 * <p>Files and processes are not here but on the hosts; this holds what they do not show: roles, trust, faults.
 */
final class Cluster {
    private final OpenGaussSettings settings;
    private final LabClock clock;
    private final List<Node> nodes;
    private final Trust userTrust = new Trust();
    private final Trust rootTrust = new Trust();
    private final Switches switches = new Switches();
    private final Moments moments = new Moments();
    private final Undo undo = new Undo();
    private final Heart heart;
    private Node upgradeNode;

    Cluster(OpenGaussSettings settings, List<SimulatedHost> hosts, LabClock clock, long freshNanos) {
        this.settings = settings;
        this.clock = clock;
        var made = new ArrayList<Node>();
        for (var host : hosts) {
            int id = made.size() + 1;
            boolean second = settings.zones() == 2 && id > (hosts.size() + 1) / 2;
            made.add(new Node(host, id, second ? "AZ2" : "AZ1", clock.now(), freshNanos));
        }
        this.nodes = List.copyOf(made);
        this.heart = new Heart(this);
        this.upgradeNode = nodes.get(0);
    }

    OpenGaussSettings settings() {
        return settings;
    }

    /** The release of the operation manager that answers now. */
    OmVersion om() {
        return switches.om().orElse(settings.om());
    }

    LabClock clock() {
        return clock;
    }

    List<Node> nodes() {
        return nodes;
    }

    /** The nodes that the static configuration names. */
    List<Node> members() {
        return nodes.stream()
                .filter(node -> node.membership() == Node.Membership.MEMBER)
                .toList();
    }

    Node node(HostName host) {
        return nodes.stream()
                .filter(node -> node.host().name().equals(host))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this cluster has no host " + host));
    }

    Optional<Node> byNameOrAddress(String text) {
        return nodes.stream()
                .filter(node ->
                        node.name().equals(text) || node.identity().address().equals(text))
                .findFirst();
    }

    Trust userTrust() {
        return userTrust;
    }

    Trust rootTrust() {
        return rootTrust;
    }

    /** The node that the roles name as the one to start the switch from. */
    Node upgradeNode() {
        return upgradeNode;
    }

    void upgradeNode(Node node) {
        upgradeNode = node;
    }

    Undo undo() {
        return undo;
    }

    Switches switches() {
        return switches;
    }

    Moments moments() {
        return moments;
    }

    /** Whether the cluster user of one node can run a command on another. */
    boolean reaches(Node from, Node to) {
        return reaches(NodeProcesses.USER, from, to);
    }

    /** Whether an account of one node can run a command on another. */
    boolean reaches(String account, Node from, Node to) {
        Trust trust = account.equals("root") ? rootTrust : userTrust;
        return to.host().up()
                && trust.holds(from, to)
                && from.host().login(account, to.host().name()) == Reach.OPEN;
    }

    /** Lets happen what is due by now. */
    synchronized void tick() {
        heart.beat(clock.now());
    }

    /** The cluster as a query sees it now. */
    synchronized ClusterPicture picture() {
        tick();
        return new Photograph(this).take();
    }
}
