package dev.runproof.lab.oms;

import dev.runproof.lab.oms.console.Accounts;
import dev.runproof.model.ProductVersion;
import dev.runproof.model.Secret;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What the rm databases of a lab hold beside their tables: an installation with another rm is another installation. */
final class ServedDatabases {
    /** The password of admin in a fresh installation up to 4.1.0; later ones have none. */
    static final Secret FIRST = new Secret("lab-First#1");

    private final String inUse;
    private final Served first;
    private final Supplier<ComponentFaults> faults;
    private final Map<String, Served> fresh = new ConcurrentHashMap<>();

    /** Who may log on, and what runs for the projects. */
    record Served(Accounts accounts, Components components) {}

    /** @param inUse the rm database of the installation that a lab begins with */
    ServedDatabases(String inUse, Served first, Supplier<ComponentFaults> faults) {
        this.inUse = inUse;
        this.first = first;
        this.faults = faults;
    }

    Served first() {
        return first;
    }

    /** Nobody has ever logged on where this version is the first that serves a database. */
    Served of(OmsConfig config, ProductVersion version) {
        return config.rm().equals(inUse)
                ? first
                : fresh.computeIfAbsent(
                        config.rm(), rm -> new Served(Accounts.fresh(version, FIRST), new Components(version, faults)));
    }

    Collection<Served> all() {
        List<Served> all = new ArrayList<>(fresh.values());
        all.add(0, first);
        return all;
    }
}
