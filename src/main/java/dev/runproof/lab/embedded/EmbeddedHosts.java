package dev.runproof.lab.embedded;

import dev.runproof.lab.host.Accounts;
import dev.runproof.lab.host.CallerHosts;
import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The hosts of one lab, in the order of their numbers. */
record EmbeddedHosts(List<EmbeddedHost> all, Accounts accounts) implements CallerHosts {
    EmbeddedHosts {
        all = List.copyOf(all);
    }

    @Override
    public HostName first() {
        return all.get(0).name();
    }

    @Override
    public Optional<HostName> named(String name) {
        return find(name).map(EmbeddedHost::name);
    }

    @Override
    public void acts(HostName host, String account) {
        find(host.value()).ifPresent(place -> place.acts(account));
    }

    @Override
    public Set<Long> living(HostName host, Set<Long> pids) {
        return pids.stream().filter(ProcFiles::runs).collect(Collectors.toSet());
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

    @Override
    public Optional<HostName> holding(Path path) {
        return all.stream()
                .filter(host -> path.startsWith(host.tree()))
                .map(EmbeddedHost::name)
                .findFirst();
    }
}
