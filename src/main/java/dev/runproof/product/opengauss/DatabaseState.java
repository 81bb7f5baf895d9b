package dev.runproof.product.opengauss;

import dev.runproof.model.Check;
import dev.runproof.model.Confirmation;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.Judgement;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.Datanode;
import dev.runproof.parse.GsOmStatus;
import dev.runproof.parse.OmCluster;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * OG-5: the database is Normal, or it is Degraded by exactly the datanodes without which the operator decided to start.
 *
 * <p>The decision is made twice: in the environment, so that the plan shows it, and by a name and a reason at the gate.
 */
final class DatabaseState {
    static final FactKey<Confirmation> DECISION = new FactKey<>("decision.OG-5", Confirmation.class);
    static final String NORMAL = "Normal";
    static final String DEGRADED = "Degraded";

    private static final FactKey<Told<GsOmStatus>> STATUS = Told.key("database.status");

    private final Site site;

    DatabaseState(Site site) {
        this.site = site;
    }

    StepScript isNormal() {
        return StepScript.of(
                "Ask for the database's status" + plannedDecision(),
                List.of(
                        Picture.probe(site, Known.PICTURE_IN_PREPARATION),
                        new Probe<>(
                                site.upgradeNode(),
                                site.byClusterUser(site.upgradeNode(), "gs_om", "-t", "status"),
                                STATUS,
                                Told.reading(GsOmStatus::parse)),
                        new Check("the database may be upgraded from its state", this::judge),
                        new Gate("OG-5", "a start while the cluster is Degraded", this::question, DECISION)));
    }

    private String plannedDecision() {
        return site.acceptedUnhealthy().isEmpty()
                ? ""
                : "; by decision a start from Degraded is accepted without datanode " + ids(site.acceptedUnhealthy());
    }

    private Optional<String> question(Facts facts) {
        if (!stateOf(facts.get(STATUS)).equals(Optional.of(DEGRADED))) {
            return Optional.empty();
        }
        String unhealthy = facts.get(Known.PICTURE_IN_PREPARATION).unhealthy().stream()
                .map(Picture::told)
                .collect(Collectors.joining(", "));
        return Optional.of("The cluster is Degraded: " + unhealthy
                + ". Start the upgrade from this state? Give your name and the reason.");
    }

    Judgement judge(Facts facts) {
        return judge(facts.get(STATUS), facts.get(Known.PICTURE_IN_PREPARATION));
    }

    Judgement judge(Told<GsOmStatus> told, Picture picture) {
        var weighing = new Weighing("cluster_state Normal");
        Optional<String> state = stateOf(told);
        if (told.exit() != 0) {
            return weighing.fails("gs_om -t status ended with " + told.complaint())
                    .judgement();
        }
        if (state.isEmpty()) {
            return weighing.fails("gs_om -t status ended with exit 0 and told no cluster_state: " + told.words())
                    .judgement();
        }
        return switch (state.get()) {
            case NORMAL -> weighing.holds("cluster_state Normal").judgement();
            case DEGRADED -> judgeDegraded(weighing, picture);
            default ->
                weighing.fails("cluster_state is " + state.get() + ", never a state to start from")
                        .judgement();
        };
    }

    private Judgement judgeDegraded(Weighing weighing, Picture picture) {
        String seen = picture.unhealthy().stream().map(Picture::told).collect(Collectors.joining(", "));
        Set<Long> unhealthy = unhealthyIds(picture);
        if (site.acceptedUnhealthy().isEmpty()) {
            return weighing.fails("cluster_state is Degraded: " + seen
                            + "; repair it, or decide to start without these datanodes by opengauss.acceptDegraded: "
                            + ids(unhealthy))
                    .judgement();
        }
        return weighing.that(
                        unhealthy.equals(site.acceptedUnhealthy()),
                        "cluster_state Degraded as decided: " + seen,
                        "cluster_state is Degraded: " + seen + "; the decision was made for datanode "
                                + ids(site.acceptedUnhealthy()))
                .note("started from Degraded by decision: " + seen)
                .judgement();
    }

    static Set<Long> unhealthyIds(Picture picture) {
        return picture.unhealthy().stream().map(Datanode::instanceId).collect(Collectors.toSet());
    }

    static String ids(Set<Long> ids) {
        return new TreeSet<>(ids).stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Optional<String> stateOf(Told<GsOmStatus> told) {
        return told.value()
                .flatMap(status -> Optional.ofNullable(status.cluster()))
                .map(OmCluster::clusterState);
    }
}
