package bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** One row of the table: the same work done by several tools, interleaved, several times. */
final class Contest {
    /** Does the work once and returns the figure, in the row's unit. */
    interface Run {
        double once() throws Exception;
    }

    private final String name;
    private final String unit;
    private final double target;
    private final int rounds;
    private final Map<String, Run> tools = new LinkedHashMap<>();
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    Contest(String name, String unit, double target, int rounds) {
        this.name = name;
        this.unit = unit;
        this.target = target;
        this.rounds = rounds;
    }

    /** The first one added is Runproof's. */
    Contest tool(String tool, Run run) {
        tools.put(tool, run);
        figures.put(tool, new ArrayList<>());
        return this;
    }

    Contest toolIf(BooleanSupplier installed, String tool, Run run) {
        return installed.getAsBoolean() ? tool(tool, run) : this;
    }

    /** One round: every tool once, so that a busy minute of the machine hits all of them. */
    void round() {
        tools.forEach((tool, run) -> {
            if (!failures.containsKey(tool)) {
                try {
                    double figure = run.once();
                    figures.get(tool).add(figure);
                    System.err.printf("%-34s %-24s %10.1f %s%n", name, tool, figure, unit);
                } catch (Exception e) {
                    failures.put(tool, String.valueOf(e.getMessage()));
                    System.err.printf("%-34s %-24s failed: %s%n", name, tool, e.getMessage());
                }
            }
        });
    }

    String name() {
        return name;
    }

    String unit() {
        return unit;
    }

    double target() {
        return target;
    }

    int rounds() {
        return rounds;
    }

    Map<String, List<Double>> figures() {
        return figures;
    }

    Map<String, String> failures() {
        return failures;
    }

    /** The middle figure; not a number when there is none. */
    double median(String tool) {
        double[] sorted = figures.get(tool).stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    String runproof() {
        return tools.keySet().iterator().next();
    }

    boolean met() {
        return median(runproof()) <= target;
    }

    @Override
    public String toString() {
        return name + Arrays.toString(tools.keySet().toArray());
    }
}
