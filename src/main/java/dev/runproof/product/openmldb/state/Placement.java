package dev.runproof.product.openmldb.state;

import dev.runproof.model.Answer;
import dev.runproof.parse.OpenmldbReplicas;
import dev.runproof.product.generic.WholeOutput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where the replicas of every partition are, by what the nameserver holds for true.
 *
 * @param databases those that were asked, also without tables
 * @param partitions the replicas of each, in the order in which they were listed
 */
public record Placement(Set<String> databases, NavigableMap<PartitionId, List<Replica>> partitions) {
    /**
     * @param leads says that it leads; between two commands of the operation tool a partition has two such rows, the
     *     replaced one not alive
     * @param alive the nameserver's mark
     */
    public record Replica(String endpoint, boolean leads, boolean alive) {
        @Override
        public String toString() {
            return endpoint + (leads ? " leader" : " follower") + (alive ? "" : " not alive");
        }
    }

    /** One replica of one partition. */
    public record At(PartitionId partition, String endpoint) {
        @Override
        public String toString() {
            return partition + " on " + endpoint;
        }
    }

    public Placement {
        databases = Collections.unmodifiableSet(new TreeSet<>(databases));
        var copy = new TreeMap<>(partitions);
        copy.replaceAll((partition, replicas) -> List.copyOf(replicas));
        partitions = Collections.unmodifiableNavigableMap(copy);
    }

    /** The answer of {@link Client#replicasOf}. */
    public static Placement read(Answer answer) {
        var asked = OpenmldbReplicas.ofEachDatabase(WholeOutput.of("openmldb showtable", answer));
        var partitions = new TreeMap<PartitionId, List<Replica>>();
        asked.forEach((database, told) -> told.replicas()
                .forEach(row -> partitions
                        .computeIfAbsent(
                                new PartitionId(new TableName(database, row.table()), row.tid(), row.pid()),
                                id -> new ArrayList<>())
                        .add(new Replica(row.endpoint(), row.leads(), row.alive()))));
        return new Placement(asked.keySet(), partitions);
    }

    /** For messages; the whole of it is in the evidence. */
    @Override
    public String toString() {
        return partitions.size() + " partitions, " + notAlive().size() + " replicas not alive";
    }

    /** Whether there is a replica, and the nameserver holds it for alive. */
    boolean alive(PartitionId partition, String endpoint) {
        return replicas(partition).stream()
                .anyMatch(replica -> replica.endpoint().equals(endpoint) && replica.alive());
    }

    List<Replica> replicas(PartitionId partition) {
        return partitions.getOrDefault(partition, List.of());
    }

    /** The endpoint that leads it; empty when none does, or more than one claims to and lives. */
    public Optional<String> leader(PartitionId partition) {
        return leader(replicas(partition));
    }

    private static Optional<String> leader(List<Replica> replicas) {
        List<Replica> leaders = replicas.stream()
                .filter(replica -> replica.leads() && replica.alive())
                .toList();
        return leaders.size() == 1 ? Optional.of(leaders.get(0).endpoint()) : Optional.empty();
    }

    /** The partitions that the tablet leads, each alive. */
    public NavigableSet<PartitionId> ledBy(String endpoint) {
        return where(replicas -> leader(replicas).filter(endpoint::equals).isPresent());
    }

    /** The partitions with a replica on the tablet, alive or not. */
    public NavigableSet<PartitionId> on(String endpoint) {
        return where(replicas ->
                replicas.stream().anyMatch(replica -> replica.endpoint().equals(endpoint)));
    }

    private NavigableSet<PartitionId> where(Predicate<List<Replica>> wanted) {
        return partitions.entrySet().stream()
                .filter(each -> wanted.test(each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The endpoints of its replicas, alive or not. */
    public NavigableSet<String> endpoints(PartitionId partition) {
        return replicas(partition).stream().map(Replica::endpoint).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The replicas that are marked as not alive: what {@code recovertable} is to be given, one after the other. */
    public List<At> notAlive() {
        var found = new ArrayList<At>();
        partitions.forEach((partition, replicas) -> replicas.stream()
                .filter(replica -> !replica.alive())
                .forEach(replica -> found.add(new At(partition, replica.endpoint()))));
        return List.copyOf(found);
    }

    /** For messages: {@code 192.0.2.21:10921 leader, 192.0.2.22:10921 follower not alive}. */
    String told(PartitionId partition) {
        List<Replica> replicas = replicas(partition);
        return replicas.isEmpty()
                ? "no replica"
                : replicas.stream().map(Replica::toString).collect(Collectors.joining(", "));
    }
}
