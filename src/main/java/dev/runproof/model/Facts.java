package dev.runproof.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run has learned so far; a later reading of the same key replaces the earlier one. Not safe for several threads. */
public final class Facts {
    /** The id of the run; in a rollback that of the run it takes back. */
    public static final FactKey<String> RUN = new FactKey<>("run", String.class);

    private final Map<String, Fact<?>> known = new LinkedHashMap<>();

    public void learn(Fact<?> fact) {
        known.put(fact.key().name(), fact);
    }

    /** The value of the fact; throws {@link FactMissing} when it was never read. */
    public <T> T get(FactKey<T> key) {
        return find(key).orElseThrow(() -> new FactMissing(key)).value();
    }

    /** The fact with its time and host, or empty when it was never read. */
    public <T> Optional<Fact<T>> find(FactKey<T> key) {
        Fact<?> fact = known.get(key.name());
        if (fact == null) {
            return Optional.empty();
        }
        // The cast checks the type that the reader of the fact promised.
        return Optional.of(new Fact<>(key, fact.host(), fact.at(), key.type().cast(fact.value())));
    }

    public boolean knows(FactKey<?> key) {
        return known.containsKey(key.name());
    }

    /** All facts, in the order in which their keys were first learned. */
    public Collection<Fact<?>> all() {
        return List.copyOf(known.values());
    }
}
