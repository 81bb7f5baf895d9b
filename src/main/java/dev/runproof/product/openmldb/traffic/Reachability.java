package dev.runproof.product.openmldb.traffic;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * When which component answered and when not, and which section the run was at; kept over the runner's death.
 *
 * <p>A line of the file is a time, a word and a text, separated by tabs: {@code began}, {@code section}, {@code down},
 * {@code up}. Outages are computed from the lines alone.
 */
final class Reachability implements AutoCloseable {
    private static final Pattern TAB = Pattern.compile("\t");

    private final LineFile file;
    private final Clock clock;
    private final List<Line> lines = new ArrayList<>();
    private final TreeSet<String> down = new TreeSet<>();

    private enum Word {
        BEGAN,
        SECTION,
        DOWN,
        UP
    }

    private record Line(Instant at, Word word, String text) {
        static Line parse(String line) {
            String[] parts = TAB.split(line, 3);
            return new Line(Instant.parse(parts[0]), Word.valueOf(parts[1]), parts[2]);
        }

        @Override
        public String toString() {
            return at + "\t" + word + "\t" + text;
        }
    }

    Reachability(Path path, Clock clock) {
        this.file = LineFile.open(path);
        this.clock = clock;
        for (String line : file.before()) {
            Line known = Line.parse(line);
            lines.add(known);
            mark(known);
        }
        add(clock.instant(), Word.BEGAN, "attempt " + (attempts() + 1));
    }

    private void mark(Line line) {
        if (line.word() == Word.DOWN) {
            down.add(line.text());
        } else if (line.word() == Word.UP) {
            down.remove(line.text());
        }
    }

    private void add(Instant at, Word word, String text) {
        var line = new Line(at, word, text);
        file.append(line.toString());
        lines.add(line);
        mark(line);
    }

    /** How often the run was begun or taken up again, this time included. */
    synchronized long attempts() {
        return lines.stream().filter(line -> line.word() == Word.BEGAN).count();
    }

    synchronized void section(String name) {
        add(clock.instant(), Word.SECTION, name.replace('\t', ' ').replace('\n', ' '));
    }

    /** @param asked when the question was asked that found an answer or none */
    synchronized void seen(String component, Instant asked, boolean answered) {
        if (answered && down.contains(component)) {
            add(clock.instant(), Word.UP, component);
        } else if (!answered && !down.contains(component)) {
            add(asked, Word.DOWN, component);
        }
    }

    /** In the order in which they began; those that last end now. */
    synchronized List<Outage> outages() {
        var all = new ArrayList<Outage>();
        Map<String, Outage> open = new LinkedHashMap<>();
        String section = "";
        for (Line line : lines) {
            switch (line.word()) {
                case BEGAN -> {
                    section = "";
                    open.replaceAll((name, it) -> new Outage(name, it.from(), it.to(), false, it.sections(), false));
                }
                case SECTION -> {
                    section = line.text();
                    String now = section;
                    open.replaceAll((name, it) -> during(it, now));
                }
                case DOWN -> {
                    var begun = new Outage(line.text(), line.at(), line.at(), false, List.of(), true);
                    open.put(line.text(), section.isEmpty() ? begun : during(begun, section));
                }
                case UP -> {
                    Outage ended = open.remove(line.text());
                    if (ended != null) {
                        all.add(ends(ended, line.at(), true));
                    }
                }
            }
        }
        open.values().forEach(lasting -> all.add(ends(lasting, clock.instant(), false)));
        return List.copyOf(all);
    }

    private static Outage during(Outage outage, String section) {
        var sections = new ArrayList<>(outage.sections());
        if (!sections.contains(section)) {
            sections.add(section);
        }
        return new Outage(outage.component(), outage.from(), outage.to(), outage.back(), sections, outage.watched());
    }

    private static Outage ends(Outage outage, Instant at, boolean back) {
        return new Outage(outage.component(), outage.from(), at, back, outage.sections(), outage.watched());
    }

    @Override
    public synchronized void close() {
        file.close();
    }
}
