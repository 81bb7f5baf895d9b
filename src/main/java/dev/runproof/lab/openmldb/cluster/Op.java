package dev.runproof.lab.openmldb.cluster;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An asynchronous operation of the leading nameserver on one partition. */
final class Op {
    private final long id;
    private final OpType type;
    private final String database;
    private final String name;
    private final int pid;
    private final Order order;
    private OpStatus status = OpStatus.INITED;
    private int at;
    private @Nullable Instant started;
    private @Nullable Instant ended;
    private Optional<String> leader = Optional.empty();

    /**
     * What it is to do.
     *
     * @param endpoint of the replica that it is about; for a change of leader the wanted leader, or {@code auto}
     * @param source the tablet that a migration leaves, else the endpoint
     * @param leads and {@code lives}: the marks that a change of status sets
     */
    record Order(String endpoint, String source, boolean leads, boolean lives) {
        static Order of(String endpoint) {
            return new Order(endpoint, endpoint, false, true);
        }
    }

    Op(long id, OpType type, Partition partition, Order order) {
        this(id, type, partition.table().database(), partition.table().name(), partition.pid(), order);
    }

    Op(long id, OpType type, String database, String name, int pid, Order order) {
        this.id = id;
        this.type = type;
        this.database = database;
        this.name = name;
        this.pid = pid;
        this.order = order;
    }

    long id() {
        return id;
    }

    OpType type() {
        return type;
    }

    String database() {
        return database;
    }

    String name() {
        return name;
    }

    int pid() {
        return pid;
    }

    Order order() {
        return order;
    }

    OpStatus status() {
        return status;
    }

    /** The task at work, or at which it stopped. */
    Task task() {
        return type.tasks().get(at);
    }

    boolean isAtLastTask() {
        return at + 1 == type.tasks().size();
    }

    void nextTask() {
        at++;
    }

    void at(Task task) {
        at = type.tasks().indexOf(task);
    }

    @Nullable
    Instant started() {
        return started;
    }

    @Nullable
    Instant ended() {
        return ended;
    }

    void start(Instant now) {
        status = OpStatus.DOING;
        started = now;
    }

    void end(OpStatus outcome, Instant now) {
        status = outcome;
        ended = now;
    }

    /** The leader that a change of leader has selected. */
    Optional<String> leader() {
        return leader;
    }

    void leader(String endpoint) {
        leader = Optional.of(endpoint);
    }
}
