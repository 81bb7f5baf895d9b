package dev.runproof.lab.openmldb.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table as the nameservers know it. */
final class Table {
    private final TableSpec spec;
    private final List<Partition> partitions = new ArrayList<>();
    private final List<String> plantedWarnings = new ArrayList<>();

    Table(TableSpec spec) {
        this.spec = spec;
        for (int pid = 0; pid < spec.partitions().size(); pid++) {
            partitions.add(new Partition(this, pid, spec.partitions().get(pid)));
        }
    }

    String database() {
        return spec.database();
    }

    String name() {
        return spec.name();
    }

    int tid() {
        return spec.tid();
    }

    String storage() {
        return spec.storage();
    }

    int replicas() {
        return spec.replicas();
    }

    List<TableSpec.Column> columns() {
        return spec.columns();
    }

    Optional<TableSpec.Offline> offline() {
        return spec.offline();
    }

    TableSpec spec() {
        return spec;
    }

    List<Partition> partitions() {
        return partitions;
    }

    @Nullable
    Partition partition(long pid) {
        return pid >= 0 && pid < partitions.size() ? partitions.get((int) pid) : null;
    }

    /** Lines of the Warnings cell that a scenario has put there. */
    List<String> plantedWarnings() {
        return plantedWarnings;
    }

    boolean isHidden() {
        return Topology.HIDDEN.contains(database());
    }
}
