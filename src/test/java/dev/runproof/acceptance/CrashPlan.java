package dev.runproof.acceptance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The points of one run, such as {@code 30 after start node1 #1}, and in which pass each is deadly.
 *
 * <p>How often a wait looks differs from run to run. Only a look that is not its step's first may therefore be missed.
 */
final class CrashPlan {
    private static final Pattern FORM = Pattern.compile("(\\d+) (.*) #(\\d+)");
    private static final Pattern LASTS = Pattern.compile("before (transfer .*|line (acting|confirmed))");

    /** Hosts are asked by {@code run}, databases by {@code query}, consoles by the names of their pages. */
    private static final Pattern QUESTION = Pattern.compile(
            "(before|after) (?!(line|start|collect|update|modify|hand-over|transfer|launch|opening) ).+");

    private final Map<Integer, Points> steps = new LinkedHashMap<>();
    private final List<String> points;
    private final Predicate<String> deadly;

    /**
     * The points of one step, in order.
     *
     * @param readings up to the first at which something may have become of the step that a resume finds: an action that
     *     was begun, a confirmation, a part of a file
     */
    private record Points(List<String> readings, List<String> lasting) {
        Points() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(String point) {
            boolean outsideOfSteps = readings.isEmpty() && !point.contains(" before line began ");
            boolean lasts = LASTS.matcher(parts(point).group(2)).matches();
            (lasts || outsideOfSteps || !lasting.isEmpty() ? lasting : readings).add(point);
        }

        /** Whether a reading is one look of a wait, which asks the same all the time, and not the first of them. */
        boolean waitHadLooked(String point) {
            int at = readings.indexOf(point);
            String asked = asked(point);
            int end = at;
            while (end < readings.size() && asked(readings.get(end)).equals(asked)) {
                end++;
            }
            int from = at;
            while (from > 0 && asked(readings.get(from - 1)).equals(asked)) {
                from--;
            }
            boolean waits = end < readings.size() && readings.get(end).contains(" before line polled ");
            return waits
                    && isQuestion(point)
                    && readings.subList(from, at).stream()
                            .anyMatch(earlier -> form(earlier).equals(form(point)));
        }

        /** Without the number. */
        private static String form(String point) {
            return parts(point).group(2);
        }

        /** Without before and after too. */
        private static String asked(String point) {
            return form(point).replaceFirst("^(before|after) ", "");
        }

        List<String> all() {
            var all = new ArrayList<>(readings);
            all.addAll(lasting);
            return all;
        }
    }

    CrashPlan(List<String> points) {
        this(points, point -> true);
    }

    private CrashPlan(List<String> points, Predicate<String> deadly) {
        this.points = List.copyOf(points);
        this.deadly = deadly;
        points.forEach(point ->
                steps.computeIfAbsent(step(point), step -> new Points()).add(point));
    }

    /**
     * One point for each state that a kill can leave: between sending a reading and writing down its answer nothing is left
     * anywhere.
     */
    static CrashPlan oncePerState(List<String> points) {
        return new CrashPlan(points, point -> !point.contains(" before line answered "));
    }

    /**
     * One point for each send: a reading or a look that is under way has changed nothing, and before it is sent everything
     * is as it was behind the point before.
     */
    static CrashPlan oncePerSend(List<String> points) {
        return new CrashPlan(
                points,
                point -> !point.contains(" before line answered ")
                        && !(point.contains(" before ") && isQuestion(point))
                        && !point.contains(" after collect "));
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
        return points.stream().filter(deadly).toList();
    }

    private List<String> inStep(int step) {
        return steps.getOrDefault(step, new Points()).all();
    }

    /** The n-th pass: all points at the readings of the n-th step, and the n-th of every step's other points. */
    List<List<String>> passes() {
        List<Points> reading = steps.values().stream()
                .filter(step -> !step.readings().isEmpty())
                .toList();
        var passes = new ArrayList<List<String>>();
        for (int n = 0; ; n++) {
            var pass = new ArrayList<String>();
            for (Points step : steps.values()) {
                if (n < reading.size() && step.equals(reading.get(n))) {
                    step.readings().stream().filter(deadly).forEach(pass::add);
                }
                step.lasting().stream().filter(deadly).skip(n).limit(1).forEach(pass::add);
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
        return points().stream()
                .filter(point -> !hit.contains(point) && !onlyLooksAgain(List.of(point)))
                .toList();
    }

    boolean onlyLooksAgain(List<String> some) {
        return some.stream().allMatch(this::looksAgain);
    }

    private boolean looksAgain(String point) {
        Matcher parts = parts(point);
        int step = step(point);
        Points ofStep = steps.getOrDefault(step, new Points());
        if (!ofStep.lasting().isEmpty() && ofStep.readings().contains(point)) {
            return ofStep.waitHadLooked(point);
        }
        boolean repeats = parts.group(2).contains(" collect ")
                // A poll or a watch: of all that is asked in this step not every answer is written down.
                || (isQuestion(point) && questions(step) > answers(step));
        return repeats && Integer.parseInt(parts.group(3)) > 1;
    }

    private static boolean isQuestion(String point) {
        return QUESTION.matcher(parts(point).group(2)).matches();
    }

    private long questions(int step) {
        return inStep(step).stream()
                .filter(point -> point.contains(" before ") && isQuestion(point))
                .count();
    }

    private long answers(int step) {
        return inStep(step).stream()
                .filter(point -> point.contains(" before line answered "))
                .count();
    }
}
