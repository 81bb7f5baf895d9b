package dev.runproof.lab.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The hosts of one lab, in the order of their numbers. */
record EmbeddedHosts(List<EmbeddedHost> all, Accounts accounts) {
    EmbeddedHosts {
        all = List.copyOf(all);
    }

    EmbeddedHost first() {
        return all.get(0);
    }

    Optional<EmbeddedHost> find(String name) {
        return all.stream().filter(host -> host.name().value().equals(name)).findFirst();
    }

    /** By name, or by the address that the product prints. */
    Optional<EmbeddedHost> reachedAs(String target) {
        return find(target)
                .or(() -> all.stream()
                        .filter(host -> host.address().equals(target))
                        .findFirst());
    }

    /** The host in whose tree a path lies. */
    Optional<EmbeddedHost> holding(Path path) {
        return all.stream().filter(host -> path.startsWith(host.tree())).findFirst();
    }
}
