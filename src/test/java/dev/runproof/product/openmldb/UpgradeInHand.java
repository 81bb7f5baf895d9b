package dev.runproof.product.openmldb;

import dev.runproof.lab.openmldb.cluster.Cluster;
import dev.runproof.model.Fact;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.StepScript;
import dev.runproof.parse.OpenmldbReplicas;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;

/** An upgrade of a modelled cluster that stands still between two steps, where others may do as they please. */
final class UpgradeInHand {
    private final RandomSite cluster;
    private final WalkTime time = new WalkTime();
    private final Cluster model;
    private final ModelMachines machines;
    private final ModelHosts hosts;
    private final Facts facts = new Facts();
    private final ArrayDeque<StepScript> steps;

    private UpgradeInHand(RandomSite cluster) {
        this.cluster = cluster;
        model = Cluster.running(
                cluster.topology(), time, (component, level, text) -> {}, ModelMachines.OLD, Duration.ofMinutes(5));
        machines = new ModelMachines(model, cluster.site(), RandomSite.NEW + "-c18e6a0d", cluster.watched());
        hosts = new ModelHosts(cluster.site(), model, machines, time);
        steps = new ArrayDeque<>(ForwardSteps.of(cluster.site()));
        facts.learn(new Fact<>(Facts.RUN, HostName.CONTROLLER, time.now(), "20240701-100000-ab12"));
    }

    static UpgradeInHand ofThisCluster(long seed, Path directory) {
        return new UpgradeInHand(RandomSite.of(new Random(seed), directory));
    }

    /** Of the first cluster at random of three tablets or more whose single replicas are moved, and without watchdogs. */
    static UpgradeInHand ofThreeTablets(Path directory) {
        for (long seed = 1; ; seed++) {
            RandomSite cluster = RandomSite.of(new Random(seed), directory);
            if (cluster.topology().tablets().size() > 2
                    && !cluster.site().allowSingleReplica()
                    && cluster.watched().isEmpty()) {
                return new UpgradeInHand(cluster);
            }
        }
    }

    Component first(Kind kind) {
        return cluster.site().all(kind).get(0);
    }

    /** Carries out what comes before the step of this purpose. */
    UpgradeInHand until(String purpose) {
        while (!steps.element().purpose().equals(purpose)) {
            StepScript step = steps.element();
            List<Judgement> bad = next();
            if (!bad.isEmpty()) {
                throw new AssertionError(step.purpose() + ": " + bad);
            }
        }
        return this;
    }

    /** What is not well of the next step; it comes again until it passes. */
    List<Judgement> next() {
        List<Judgement> bad = new Walk(hosts, facts, gate -> {}).carryOut(steps.element());
        if (bad.isEmpty()) {
            steps.remove();
        }
        return bad;
    }

    /** An order of somebody to the nameserver, and the time that its operations take. */
    void order(String database, String... commands) {
        for (String command : commands) {
            ask(command, database);
            time.pass(Duration.ofSeconds(20));
        }
    }

    /** The endpoint of the partition's leader. */
    String leader(String database, String table, int partition) {
        return OpenmldbReplicas.parse(ask("showtable " + table, database)).replicas().stream()
                .filter(row -> row.pid() == partition && row.leads())
                .findFirst()
                .orElseThrow()
                .endpoint();
    }

    private byte[] ask(String command, String database) {
        var words = cluster.site().client().nameserver(command, database).argv();
        return hosts.program(
                        cluster.site().operation(),
                        words.stream().map(Object::toString).toList())
                .out();
    }

    Cluster model() {
        return model;
    }

    ModelMachines machines() {
        return machines;
    }

    WalkTime time() {
        return time;
    }
}
