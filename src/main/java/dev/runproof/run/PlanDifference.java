package dev.runproof.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The lines by which two plans differ, as people read them. */
final class PlanDifference {
    private static final int MOST = 20;

    private PlanDifference() {}

    /** Lines of the first plan alone with a {@code -}, of the second alone with a {@code +}; at most 20 of each. */
    static List<String> of(PlanView saved, PlanView now) {
        Set<String> before = lines(saved);
        Set<String> after = lines(now);
        var difference = new ArrayList<String>();
        add(difference, "- ", before, after);
        add(difference, "+ ", after, before);
        if (difference.isEmpty()) {
            difference.add("  the same lines in another order");
        }
        return difference;
    }

    private static void add(List<String> difference, String mark, Set<String> lines, Set<String> others) {
        List<String> alone =
                lines.stream().filter(line -> !others.contains(line)).toList();
        alone.stream().limit(MOST).map(mark::concat).forEach(difference::add);
        if (alone.size() > MOST) {
            difference.add(mark + "and " + (alone.size() - MOST) + " more");
        }
    }

    private static Set<String> lines(PlanView plan) {
        var lines = new LinkedHashSet<String>();
        lines.add(plan.procedure() + " on " + plan.environment());
        for (PlanView.Step step : plan.steps()) {
            lines.add("step " + step.number() + ": " + step.step());
            step.moves().forEach(move -> lines.add("step " + step.number() + ": " + move.told()));
        }
        return lines;
    }
}
