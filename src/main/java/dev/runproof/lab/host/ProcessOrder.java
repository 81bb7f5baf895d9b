package dev.runproof.lab.host;

import dev.runproof.lab.SimulatedHost.HostProcess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order that {@code ps --sort} asks for; without keys processes stay as they are. */
public record ProcessOrder(List<Key> keys) {
    static final ProcessOrder NONE = new ProcessOrder(List.of());

    public ProcessOrder {
        keys = List.copyOf(keys);
    }

    /** @param falling whether the greatest comes first */
    public record Key(ProcessColumn column, boolean falling) {}

    /** Reads names of columns, each behind {@code -} when it falls. */
    static ProcessOrder read(String text) {
        var keys = new ArrayList<Key>();
        for (String word : text.split(",", -1)) {
            String name = word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
            var column = ProcessColumn.named(name).orElseThrow(() -> new Options.Bad("unknown sort specifier"));
            keys.add(new Key(column, word.startsWith("-")));
        }
        return new ProcessOrder(keys);
    }

    List<HostProcess> of(List<HostProcess> processes, Accounts accounts, Instant now) {
        return keys.stream()
                .map(key -> {
                    var next = by(key.column(), accounts, now);
                    return key.falling() ? next.reversed() : next;
                })
                .reduce(Comparator::thenComparing)
                .map(order -> processes.stream().sorted(order).toList())
                .orElse(processes);
    }

    private static Comparator<HostProcess> by(ProcessColumn column, Accounts accounts, Instant now) {
        return switch (column) {
            case LSTART, STIME, START -> Comparator.comparing(HostProcess::started);
            case ETIME, ETIMES -> Comparator.comparing(HostProcess::started).reversed();
            case PID, PGID, SID -> Comparator.comparingLong(HostProcess::pid);
            case PPID -> Comparator.comparingLong(HostProcess::parent);
            default -> Comparator.comparing(process -> column.of(process, accounts, now));
        };
    }
}
