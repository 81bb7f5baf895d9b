package dev.runproof.product.openmldb.state;

import dev.runproof.parse.OpenmldbStatfile;
import dev.runproof.parse.OpenmldbStatfile.Moved;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What pre-upgrade has to move from one tablet, by the baseline: the partitions that it led. */
public final class Moves {
    private final Placement baseline;
    private final String endpoint;
    private final NavigableSet<PartitionId> led;

    /** @param endpoint the tablet */
    public Moves(Placement baseline, String endpoint) {
        this.baseline = baseline;
        this.endpoint = endpoint;
        this.led = Collections.unmodifiableNavigableSet(baseline.ledBy(endpoint));
    }

    /** Whether partitions with a single replica stay where they are and are unavailable while the tablet is stopped. */
    public enum Single {
        MOVED,
        STAY
    }

    /** A line of the statfile that the baseline demands otherwise. */
    public record Repair(Moved line, String why) {}

    Placement baseline() {
        return baseline;
    }

    String endpoint() {
        return endpoint;
    }

    public NavigableSet<PartitionId> led() {
        return led;
    }

    boolean single(PartitionId partition) {
        return baseline.endpoints(partition).size() == 1;
    }

    NavigableSet<PartitionId> toMove(Single single) {
        return led.stream()
                .filter(partition -> single == Single.MOVED || !single(partition))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean isOf(Moved line, PartitionId partition) {
        return line.database().equals(partition.table().database())
                && line.table().equals(partition.table().name())
                && line.tid() == partition.tid()
                && line.pid() == partition.pid();
    }

    /** The lines of the statfile for the partition, of this tablet. */
    List<Moved> linesOf(OpenmldbStatfile statfile, PartitionId partition) {
        return statfile.lines().stream()
                .filter(line -> line.endpoint().equals(endpoint) && isOf(line, partition))
                .toList();
    }

    /** Whether a line is of this tablet and of one of the partitions that it led. */
    private boolean belongs(Moved line) {
        return line.endpoint().equals(endpoint) && led.stream().anyMatch(partition -> isOf(line, partition));
    }

    /** The tablets to which replicas were added, by the statfile. */
    Map<PartitionId, String> extras(OpenmldbStatfile statfile) {
        var extras = new TreeMap<PartitionId, String>();
        for (PartitionId partition : led) {
            linesOf(statfile, partition).stream()
                    .filter(line -> !line.extra().isEmpty())
                    .forEach(line -> extras.put(partition, line.extra()));
        }
        return extras;
    }

    /**
     * The lines that are missing in the statfile, or have an empty last field though a replica was added, after a broken
     * run: the tool writes it at its end only, the baseline alone knows.
     *
     * @param now the present placement, with nothing unalive in it
     */
    public List<Repair> repairs(OpenmldbStatfile statfile, Placement now) {
        var repairs = new ArrayList<Repair>();
        for (PartitionId partition : led) {
            NavigableSet<String> added = new TreeSet<>(now.endpoints(partition));
            added.removeAll(baseline.endpoints(partition));
            String extra = added.isEmpty() ? "" : added.first();
            List<Moved> lines = linesOf(statfile, partition);
            boolean leads = now.leader(partition).filter(endpoint::equals).isPresent();
            if (lines.isEmpty() && !leads) {
                repairs.add(new Repair(line(partition, extra), "moved, and no line tells of it"));
            } else if (!lines.isEmpty()
                    && !extra.isEmpty()
                    && !lines.get(0).extra().equals(extra)) {
                repairs.add(new Repair(
                        line(partition, extra), "its line does not name the added replica: " + lines.get(0)));
            }
        }
        return List.copyOf(repairs);
    }

    /**
     * The statfile with its repairs: a wrong line is replaced in its place, a missing one appended, none comes twice, and one
     * of a partition that the tablet did not lead goes: it would lead it afterwards.
     */
    public OpenmldbStatfile repaired(OpenmldbStatfile statfile, Placement now) {
        var repairs = new ArrayList<>(repairs(statfile, now));
        var lines = new ArrayList<Moved>();
        Set<List<Object>> seen = new HashSet<>();
        for (Moved line : statfile.lines()) {
            Moved right = repairs.stream()
                    .map(Repair::line)
                    .filter(repair -> samePartition(repair, line))
                    .findFirst()
                    .orElse(line);
            if (belongs(right) && seen.add(key(right))) {
                lines.add(right);
            }
        }
        repairs.stream().map(Repair::line).filter(line -> seen.add(key(line))).forEach(lines::add);
        return new OpenmldbStatfile(lines);
    }

    private static boolean samePartition(Moved one, Moved other) {
        return key(one).equals(key(other));
    }

    private static List<Object> key(Moved line) {
        return List.of(line.endpoint(), line.database(), line.table(), line.tid(), line.pid());
    }

    private Moved line(PartitionId partition, String extra) {
        return new Moved(
                endpoint,
                partition.table().database(),
                partition.table().name(),
                partition.tid(),
                partition.pid(),
                extra);
    }
}
