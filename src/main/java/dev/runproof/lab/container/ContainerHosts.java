package dev.runproof.lab.container;

import dev.runproof.lab.host.Accounts;
import dev.runproof.lab.host.CallerHosts;
import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The hosts of one lab, in the order of their numbers. */
record ContainerHosts(List<ContainerHost> all, Accounts accounts) implements CallerHosts {
    ContainerHosts {
        all = List.copyOf(all);
    }

    Optional<ContainerHost> find(HostName name) {
        return all.stream().filter(host -> host.name().equals(name)).findFirst();
    }

    @Override
    public Optional<HostName> named(String name) {
        return all.stream()
                .map(ContainerHost::name)
                .filter(host -> host.value().equals(name))
                .findFirst();
    }

    @Override
    public Optional<HostName> holding(Path path) {
        return all.stream()
                .filter(host -> path.startsWith(host.tree()))
                .map(ContainerHost::name)
                .findFirst();
    }

    @Override
    public HostName first() {
        return all.get(0).name();
    }

    @Override
    public Set<Long> living(HostName host, Set<Long> pids) {
        return find(host).map(place -> place.living(pids)).orElse(Set.of());
    }
}
