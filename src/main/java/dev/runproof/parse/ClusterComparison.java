package dev.runproof.parse;

import dev.runproof.model.Verdict;
import dev.runproof.parse.Difference.Severity;
import java.util.Comparator;
import java.util.List;

/**
 * What became of a cluster between two pictures of it, one before and one after its CM was replaced.
 *
 * <p>The state must be of the same or a better class, and the same CMServers, datanodes and resources must do what they did:
 * one word for the whole cluster stays {@code Normal} while CMServers are down, or while one standby recovers and another is
 * lost. A picture that was not understood has no comparison; the verdict is then {@link Verdict#UNKNOWN}.
 *
 * @param differences worst first, otherwise in the order cluster, CMServers, datanodes, resources
 */
public record ClusterComparison(List<Difference> differences) {
    public ClusterComparison {
        differences = List.copyOf(differences);
    }

    public static ClusterComparison of(CmCtlQuery before, CmCtlQuery after) {
        Differences differences = new Differences();
        compareAvailability(before, after, differences);
        compareFlags(before, after, differences);
        CmServerComparison.compare(before.cmServers(), after.cmServers(), differences);
        DatanodeComparison.compare(before.datanodes(), after.datanodes(), differences);
        ResourceComparison.compare(before.resources(), after.resources(), differences);
        if (!after.noise().isEmpty()) {
            differences.note(
                    "cm_ctl could not write its log: %d log messages stood in its output",
                    after.noise().size());
        }
        return new ClusterComparison(differences.found().stream()
                .sorted(Comparator.comparing(Difference::severity))
                .toList());
    }

    /** Pass when nothing is worse off and nothing stays unproven; warnings and notes do not count. */
    public Verdict verdict() {
        if (has(Severity.FAIL)) {
            return Verdict.FAIL;
        }
        return has(Severity.UNKNOWN) ? Verdict.UNKNOWN : Verdict.PASS;
    }

    private boolean has(Severity severity) {
        return differences.stream().anyMatch(difference -> difference.severity() == severity);
    }

    private static void compareAvailability(CmCtlQuery before, CmCtlQuery after, Differences differences) {
        Availability then = Availability.of(before);
        Availability now = Availability.of(after);
        String course = "the cluster was " + state(before) + " before and is " + state(after) + " now";
        if (now.below(then)) {
            differences.fail("%s", course);
        } else if (now == Availability.NONE) {
            differences.unknown("%s: nothing proves that it is as available as before", course);
        } else if (now != Availability.FULL || then != Availability.FULL) {
            differences.note("%s", course);
        }
    }

    private static void compareFlags(CmCtlQuery before, CmCtlQuery after, Differences differences) {
        if (ClusterHealth.paused(after) && !ClusterHealth.paused(before)) {
            differences.fail("arbitration is paused now and was not before");
        }
        Cluster then = before.cluster();
        Cluster now = after.cluster();
        if (then != null
                && now != null
                && then.balanced().equals("Yes")
                && now.balanced().equals("No")) {
            differences.warning("the cluster was balanced before and is not now: a datanode changed its role");
        }
    }

    private static String state(CmCtlQuery picture) {
        Cluster cluster = picture.cluster();
        return cluster == null ? "without an answer" : cluster.clusterState();
    }
}
