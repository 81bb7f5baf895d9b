package dev.runproof.acceptance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The points of one run, such as {@code 30 after start node1 #1}, and in which pass each is deadly.
 *
 * <p>How often a wait looks differs from run to run. Only a look that is not its step's first may therefore be missed.
 */
final class CrashPlan {
    private static final Pattern FORM = Pattern.compile("(\\d+) (.*) #(\\d+)");

    private final Map<Integer, List<String>> steps = new LinkedHashMap<>();
    private final List<String> points;

    CrashPlan(List<String> points) {
        this.points = List.copyOf(points);
        points.forEach(point ->
                steps.computeIfAbsent(step(point), step -> new ArrayList<>()).add(point));
    }

    static int step(String point) {
        return Integer.parseInt(parts(point).group(1));
    }

    private static Matcher parts(String point) {
        Matcher parts = FORM.matcher(point);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no point of a run: " + point);
        }
        return parts;
    }

    List<String> points() {
        return points;
    }

    List<String> inStep(int step) {
        return steps.getOrDefault(step, List.of());
    }

    /** The n-th points of all steps that have so many, for each n. */
    List<List<String>> passes() {
        var passes = new ArrayList<List<String>>();
        for (int n = 0; ; n++) {
            var pass = new ArrayList<String>();
            for (List<String> step : steps.values()) {
                step.stream().skip(n).limit(1).forEach(pass::add);
            }
            if (pass.isEmpty()) {
                return passes;
            }
            passes.add(pass);
        }
    }

    /** The points that are not among those, but for looks of a wait that had looked before. */
    List<String> missed(Collection<String> killed) {
        var hit = Set.copyOf(killed);
        return points.stream()
                .filter(point -> !hit.contains(point) && !onlyLooksAgain(List.of(point)))
                .toList();
    }

    boolean onlyLooksAgain(List<String> some) {
        return some.stream().allMatch(this::looksAgain);
    }

    private boolean looksAgain(String point) {
        Matcher parts = parts(point);
        int step = step(point);
        boolean repeats = parts.group(2).contains(" collect ")
                // A poll or a watch: of all that is asked in this step not every answer is written down.
                || (parts.group(2).contains(" run ")
                        && count(step, "before run ") > count(step, "before line answered "));
        return repeats && Integer.parseInt(parts.group(3)) > 1;
    }

    private long count(int step, String what) {
        return inStep(step).stream().filter(point -> point.contains(" " + what)).count();
    }
}
