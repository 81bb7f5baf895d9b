package dev.runproof.product.openmldb.traffic;

import dev.runproof.model.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What clients of the cluster noticed of a run.
 *
 * @param configured false when nothing was written or watched, because the environment asks for nothing
 * @param acknowledged how many rows the cluster acknowledged
 * @param lost the keys of those that are not there
 * @param refused how many more were not acknowledged
 * @param lastRefusal why the last of those was not
 * @param reads how often the newest row was read back
 * @param notSeen rows that were not there when they were read, lost or not
 * @param components all that were watched
 * @param outages in the order in which they began
 * @param writesContinued whether the writer went on through the freeze
 */
public record TrafficResult(
        boolean configured,
        int acknowledged,
        List<String> lost,
        long refused,
        Optional<String> lastRefusal,
        long reads,
        List<String> notSeen,
        List<String> components,
        List<Outage> outages,
        boolean writesContinued) {
    private static final int SHOWN = 5;
    private static final String EXPECTED = "every acknowledged row is there";

    static final TrafficResult NONE =
            new TrafficResult(false, 0, List.of(), 0, Optional.empty(), 0, List.of(), List.of(), List.of(), false);

    public TrafficResult {
        lost = List.copyOf(lost);
        notSeen = List.copyOf(notSeen);
        components = List.copyOf(components);
        outages = List.copyOf(outages);
    }

    /** Fails when a row is lost, also where the operator let writes go on; unknown when no row was ever acknowledged. */
    Judgement judgement() {
        if (!configured) {
            return Judgement.pass(
                    "no row was written beside the run",
                    "no traffic is configured (openmldb.traffic): neither lost rows nor outages were measured");
        }
        String[] notes = notes().toArray(String[]::new);
        if (!lost.isEmpty()) {
            return Judgement.fail(
                    EXPECTED,
                    lost.size() + " of " + acknowledged + " acknowledged rows are lost: " + some(lost)
                            + (writesContinued ? "; writes went on during the upgrade" : ""),
                    notes);
        }
        if (acknowledged == 0) {
            return Judgement.unknown(
                    EXPECTED,
                    "no row was acknowledged"
                            + lastRefusal
                                    .map(why -> "; the last refusal: " + why)
                                    .orElse(""),
                    notes);
        }
        return Judgement.pass(acknowledged + " rows were acknowledged, 0 are lost", notes);
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        Map<String, List<Outage>> byComponent = outages.stream().collect(Collectors.groupingBy(Outage::component));
        for (String component : components) {
            if (byComponent.containsKey(component)) {
                notes.add(component + ": "
                        + byComponent.get(component).stream().map(Outage::told).collect(Collectors.joining("; ")));
            }
        }
        List<String> always = components.stream()
                .filter(component -> !byComponent.containsKey(component))
                .toList();
        if (!always.isEmpty()) {
            notes.add("always reachable: " + String.join(", ", always));
        }
        if (refused > 0) {
            notes.add(refused + " more rows were not acknowledged, which is no loss; the last: "
                    + lastRefusal.orElse(""));
        }
        if (!notSeen.isEmpty()) {
            notes.add("of " + reads + " reads of the newest acknowledged row, those of " + notSeen.size()
                    + " rows did not find it at first: " + some(notSeen));
        }
        return notes;
    }

    private static String some(List<String> keys) {
        return String.join(", ", keys.subList(0, Math.min(SHOWN, keys.size())))
                + (keys.size() > SHOWN ? " and " + (keys.size() - SHOWN) + " more" : "");
    }

    @Override
    public String toString() {
        return configured
                ? acknowledged + " rows acknowledged, " + lost.size() + " lost, " + outages.size() + " outages"
                : "no traffic";
    }
}
