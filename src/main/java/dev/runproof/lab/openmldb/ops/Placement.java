package dev.runproof.lab.openmldb.ops;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which tablet holds which replicas according to {@code showtable}; tablets in the order of their first row. */
final class Placement {
    private final Map<String, List<Replica>> byEndpoint = new LinkedHashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Integer> replicas = new LinkedHashMap<>();

    /** A table by its names. */
    record Place(String database, String table) {}

    void add(String database, Replica replica) {
        byEndpoint.computeIfAbsent(replica.endpoint(), it -> new ArrayList<>()).add(replica);
        places.putIfAbsent(replica.key(), new Place(database, replica.name()));
        replicas.merge(replica.key(), 1, Integer::sum);
    }

    /** A tablet without a replica becomes one with zero. */
    void addTablet(String endpoint) {
        byEndpoint.computeIfAbsent(endpoint, it -> new ArrayList<>());
    }

    /** A partition of which no {@code showtable} knows ends the tool. */
    Place place(String key) {
        var place = places.get(key);
        if (place == null) {
            throw new PythonError("TypeError", "cannot unpack non-iterable NoneType object");
        }
        return place;
    }

    boolean isSingle(String key) {
        return replicas.getOrDefault(key, 0) == 1;
    }

    Map<String, Integer> replicaCounts() {
        return replicas;
    }

    List<String> tablets() {
        return List.copyOf(byEndpoint.keySet());
    }

    List<Replica> on(String endpoint) {
        return List.copyOf(byEndpoint.getOrDefault(endpoint, List.of()));
    }

    boolean holds(String endpoint, String key) {
        return on(endpoint).stream().anyMatch(it -> it.key().equals(key));
    }

    /** The first of these tablets with the fewest replicas, empty text when there is none. */
    String emptiest(List<String> candidates) {
        String chosen = "";
        for (String candidate : candidates) {
            if (chosen.isEmpty() || on(candidate).size() < on(chosen).size()) {
                chosen = candidate;
            }
        }
        return chosen;
    }

    void moved(Replica replica, String from, String to) {
        byEndpoint.getOrDefault(from, List.of()).removeIf(it -> it.key().equals(replica.key()));
        byEndpoint.computeIfAbsent(to, it -> new ArrayList<>()).add(replica);
    }
}
