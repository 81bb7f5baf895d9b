package dev.runproof.lab.openmldb;

import dev.runproof.lab.Simulation.Machine;
import dev.runproof.lab.openmldb.cluster.Component;
import dev.runproof.lab.openmldb.cluster.Kind;
import dev.runproof.model.HostName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * Which component lies on which host.
 *
 * @param places in the order in which a healthy cluster is started
 */
record Layout(List<Machine> machines, List<Place> places) {
    static final String OPERATION = "operation";
    static final String APPLICATION = "application";

    private static final int FIRST_NAMESERVER = 11;
    private static final int FIRST_TABLET = 21;
    private static final int TASKMANAGER = 31;

    Layout {
        machines = List.copyOf(machines);
        places = List.copyOf(places);
    }

    /** The hosts alone, which need no ports. */
    static List<Machine> machines(OpenMldbSettings settings) {
        var machines = new ArrayList<Machine>();
        for (int i = 1; i <= settings.nameservers(); i++) {
            machines.add(machine("ns" + i, FIRST_NAMESERVER + i - 1));
        }
        for (int i = settings.shared() ? 2 : 1; i <= settings.tablets(); i++) {
            machines.add(machine("tablet" + i, FIRST_TABLET + i - 1));
        }
        machines.add(machine("tm1", TASKMANAGER));
        return machines;
    }

    private static Machine machine(String name, int last) {
        return new Machine(new HostName(name), "192.0.2." + last);
    }

    /**
     * @param addresses of the servers of each host
     * @param ports free ones, one a call
     */
    static Layout of(OpenMldbSettings settings, Function<HostName, String> addresses, IntSupplier ports) {
        var places = new ArrayList<Place>();
        // A nameserver starts only where there are tablets.
        for (int i = 1; i <= settings.tablets(); i++) {
            places.add(place(settings.shared() && i == 1 ? "ns1" : "tablet" + i, Kind.TABLET, addresses, ports));
        }
        for (int i = 1; i <= settings.nameservers(); i++) {
            places.add(place("ns" + i, Kind.NAMESERVER, addresses, ports));
        }
        places.add(place("tm1", Kind.TASKMANAGER, addresses, ports));
        places.add(place(settings.shared() ? "ns1" : "tm1", Kind.APISERVER, addresses, ports));
        return new Layout(machines(settings), places);
    }

    private static Place place(String host, Kind kind, Function<HostName, String> addresses, IntSupplier ports) {
        var name = new HostName(host);
        return new Place(name, new Component(kind, addresses.apply(name) + ":" + ports.getAsInt()));
    }

    List<Place> of(Kind kind) {
        return places.stream().filter(place -> place.kind() == kind).toList();
    }

    List<Place> on(HostName host) {
        return places.stream().filter(place -> place.host().equals(host)).toList();
    }

    List<String> endpoints(Kind kind) {
        return of(kind).stream().map(Place::endpoint).toList();
    }

    List<String> roles(HostName host) {
        var roles = new ArrayList<String>();
        on(host).stream().map(place -> place.kind().word()).distinct().forEach(roles::add);
        if (host.equals(operation())) {
            roles.add(OPERATION);
        }
        if (host.equals(application())) {
            roles.add(APPLICATION);
        }
        return roles;
    }

    HostName operation() {
        return machines.get(0).name();
    }

    HostName application() {
        return machines.get(machines.size() - 1).name();
    }
}
