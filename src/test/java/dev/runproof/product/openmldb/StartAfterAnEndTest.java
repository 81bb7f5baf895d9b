package dev.runproof.product.openmldb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.openmldb.cluster.Cluster;
import dev.runproof.lab.openmldb.cluster.Fate;
import dev.runproof.model.Fact;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.StepScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that others started and ended leaves its registration behind, and no step of ours has seen it expire. */
class StartAfterAnEndTest {
    private static final Duration REGISTERED = Duration.ofSeconds(2);

    @TempDir
    private Path directory;

    @Test
    void a_tablet_that_has_just_ended_by_other_hands_is_started_when_its_registration_has_expired() {
        var time = new WalkTime();
        RandomSite cluster = RandomSite.of(new Random(3), directory);
        var model = Cluster.running(
                cluster.topology(), time, (component, level, text) -> {}, ModelMachines.OLD, Duration.ofMinutes(5));
        var machines = new ModelMachines(model, cluster.site(), RandomSite.NEW + "-c18e6a0d", cluster.watched());
        var hosts = new ModelHosts(cluster.site(), model, machines, time);
        var facts = new Facts();
        facts.learn(new Fact<>(Facts.RUN, HostName.CONTROLLER, time.now(), "20240701-100000-ab12"));
        Component tablet = cluster.site().all(Kind.TABLET).get(0);
        String start = "Start the " + tablet;
        for (StepScript step : ForwardSteps.of(cluster.site())) {
            if (step.purpose().equals(start)) {
                machines.spawn(tablet);
                time.pass(REGISTERED);
                machines.dies(tablet);
            }
            List<Judgement> bad = new Walk(hosts, facts, gate -> {}).carryOut(step);
            assertThat(bad).as(step.purpose()).isEmpty();
            if (step.purpose().equals(start)) {
                break;
            }
        }
        assertThat(model.fate(ModelMachines.modelled(tablet))).isEqualTo(Fate.REGISTERED);
        assertThat(machines.listens(tablet.endpoint())).isNotNull();
    }
}
