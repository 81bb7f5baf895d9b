package dev.runproof.product.openmldb.state;

import dev.runproof.model.Answer;
import dev.runproof.parse.OpenmldbPartitions;
import dev.runproof.parse.OpenmldbPartitions.Partition;
import dev.runproof.product.generic.WholeOutput;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The partitions that tablets hold by their own word, by the tablets' endpoints; one that does not answer has its refusal. */
public final class Holdings {
    private final Map<String, OpenmldbPartitions> byEndpoint;
    /** A judgement asks for every replica of the cluster. */
    private final Map<Place, Partition> byPlace = new HashMap<>();

    private record Place(String endpoint, long tid, long pid) {}

    public Holdings(Map<String, OpenmldbPartitions> byEndpoint) {
        this.byEndpoint = Collections.unmodifiableMap(new TreeMap<>(byEndpoint));
        this.byEndpoint.forEach((endpoint, told) -> told.partitions()
                .forEach(held -> byPlace.putIfAbsent(new Place(endpoint, held.tid(), held.pid()), held)));
    }

    /** The tablets that were asked. */
    Set<String> endpoints() {
        return byEndpoint.keySet();
    }

    /** The answer of {@link Client#partitionsOn}. */
    public static Holdings read(Answer answer) {
        return new Holdings(OpenmldbPartitions.ofEachTablet(WholeOutput.of("openmldb gettablestatus", answer)));
    }

    /** For messages; the whole of it is in the evidence. */
    @Override
    public String toString() {
        return byEndpoint.keySet().stream()
                .map(endpoint ->
                        endpoint + " " + (answered(endpoint) ? on(endpoint).size() + " partitions" : silence(endpoint)))
                .collect(java.util.stream.Collectors.joining(", "));
    }

    /** True when the tablet told what it holds, if only that it is nothing. */
    public boolean answered(String endpoint) {
        OpenmldbPartitions told = byEndpoint.get(endpoint);
        return told != null && told.refusal().isEmpty();
    }

    /** Why there is nothing to know of the tablet, for messages. */
    String silence(String endpoint) {
        OpenmldbPartitions told = byEndpoint.get(endpoint);
        return told == null ? "not asked" : told.refusal().orElse("answered");
    }

    public Optional<Partition> held(String endpoint, PartitionId partition) {
        return Optional.ofNullable(byPlace.get(new Place(endpoint, partition.tid(), partition.pid())));
    }

    /** What the tablet holds; nothing when it did not answer. */
    public List<Partition> on(String endpoint) {
        OpenmldbPartitions told = byEndpoint.get(endpoint);
        return told == null ? List.of() : told.partitions();
    }
}
