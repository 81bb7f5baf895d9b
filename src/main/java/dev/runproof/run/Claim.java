package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Host;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one run tells the other runs of this controller about itself while it acts.
 *
 * @param by who started or resumed it
 * @param since when it did, UTC
 * @param process the runner's process id
 * @param folder the run's folder
 * @param hosts the places of the hosts that it acts on, as {@link #places} names them
 */
record Claim(String run, String by, String since, long process, String folder, Set<String> hosts) {
    Claim {
        hosts = Set.copyOf(hosts);
    }

    /** The places of an environment's hosts by their names; those without a role are only jumped through and nobody's own. */
    static SortedMap<String, String> places(Environment environment) {
        var places = new TreeMap<String, String>();
        environment.hosts().stream()
                .filter(host -> !host.roles().isEmpty())
                .forEach(host -> places.put(host.name().value(), place(environment, host)));
        return places;
    }

    private static String place(Environment environment, Host host) {
        if (host.container().isPresent()) {
            return "container " + host.container().get();
        }
        String own = host.address()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .orElseGet(() -> "alias " + host.alias().orElseThrow());
        String port = host.port().isPresent() || host.alias().isEmpty()
                ? ":" + host.port().orElse(Host.DEFAULT_PORT)
                : "";
        // The same number behind another jump host is another machine.
        String through = host.jump()
                .flatMap(environment::host)
                .map(jump -> " through " + place(environment, jump))
                .orElse("");
        return own + port + through;
    }

    /** What keeps this claim and another from being held together: the run itself, or a host, the first by name. */
    Optional<String> conflict(Claim other) {
        return run.equals(other.run)
                ? Optional.of("the same run")
                : hosts.stream().filter(other.hosts::contains).sorted().findFirst();
    }
}
