package dev.runproof.product.openmldb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.openmldb.cluster.Cluster;
import dev.runproof.model.Fact;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.StepScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** An upgrade of the standard cluster with three tablets, on modelled hosts, as far as a test carries it out. */
final class ModelRun {
    static final String RUN = "20240701-100000-ab12";

    private static final int STANDARD_TABLES = 7;

    private final RandomSite cluster;
    private final WalkTime time = new WalkTime();
    private final ModelMachines machines;
    private final ModelHosts hosts;
    private Facts facts = new Facts();

    ModelRun(Path directory) {
        this(LongStream.iterate(1, seed -> seed + 1)
                .mapToObj(seed -> RandomSite.of(new Random(seed), directory))
                .filter(it -> it.topology().tablets().size() == 3
                        && it.topology().nameservers().size() == 2
                        && it.topology().tables().size() == STANDARD_TABLES
                        && it.topology().autoFailover()
                        && !it.site().allowSingleReplica()
                        && it.site()
                                .sharing(it.site().all(Kind.NAMESERVER).get(1))
                                .isEmpty()
                        && it.watched().isEmpty())
                .findFirst()
                .orElseThrow());
    }

    private ModelRun(RandomSite cluster) {
        this.cluster = cluster;
        var model = Cluster.running(
                cluster.topology(), time, (component, level, text) -> {}, ModelMachines.OLD, Duration.ofMinutes(5));
        machines = new ModelMachines(model, cluster.site(), RandomSite.NEW + "-c18e6a0d", cluster.watched());
        hosts = new ModelHosts(cluster.site(), model, machines, time);
        learn(new Fact<>(Facts.RUN, HostName.CONTROLLER, time.now(), RUN));
    }

    Site site() {
        return cluster.site();
    }

    /** The first is number 1; it has the only replica of {@code db1.t_single} partition 0, the third leads no user table. */
    Component tablet(int number) {
        return site().all(Kind.TABLET).get(number - 1);
    }

    Component nameserver() {
        return site().all(Kind.NAMESERVER).get(1);
    }

    ModelMachines machines() {
        return machines;
    }

    ModelHosts hosts() {
        return hosts;
    }

    WalkTime time() {
        return time;
    }

    Facts facts() {
        return facts;
    }

    void learn(Fact<?> fact) {
        facts.learn(fact);
    }

    /** Carries out all steps of the upgrade before this one; each passes. */
    ModelRun until(String purpose) {
        for (StepScript step : ForwardSteps.of(site())) {
            if (step.purpose().equals(purpose)) {
                return this;
            }
            assertThat(step(step)).as(step.purpose()).isEmpty();
        }
        throw new IllegalArgumentException("no step " + purpose);
    }

    /** What was judged and is no pass; what such a step has learned is forgotten. */
    List<Judgement> step(StepScript step) {
        List<Fact<?>> before = List.copyOf(facts.all());
        List<Judgement> bad = new Walk(hosts, facts, gate -> {}).carryOut(step);
        if (!bad.isEmpty()) {
            facts = new Facts();
            before.forEach(facts::learn);
        }
        return bad;
    }
}
