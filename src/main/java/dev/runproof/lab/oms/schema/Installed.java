package dev.runproof.lab.oms.schema;

import dev.runproof.model.ProductVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An installation that the MetaDB is filled for.
 *
 * @param rm the name of the database
 * @param cm the name of the database
 * @param haConfig the text of {@code ha.config}; of no meaning before 3.3.1, empty for no such row
 * @param versionRow {@code rm.oms_version} says which version is installed, where a version has that table
 * @param at the time on the hosts when everything was last well
 */
public record Installed(
        ProductVersion version,
        String rm,
        String cm,
        List<Region> regions,
        List<Project> projects,
        Optional<String> haConfig,
        boolean versionRow,
        Instant at) {
    public Installed {
        regions = List.copyOf(regions);
        projects = List.copyOf(projects);
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("an installation has a region");
        }
    }

    /** All databases: rm, cm, then each region's. */
    List<Database> databases() {
        var all = new ArrayList<>(List.of(new Database(Part.RM, rm), new Database(Part.CM, cm)));
        regions.forEach(region -> all.add(new Database(Part.HEARTBEAT, region.heartbeat())));
        return all;
    }
}
