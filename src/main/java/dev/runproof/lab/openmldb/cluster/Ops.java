package dev.runproof.lab.openmldb.cluster;

import dev.runproof.lab.openmldb.cluster.OpFault.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** The operations: numbered for the whole cluster, those of one partition one after the other. */
final class Ops {
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final Duration TAKEN_UP = Duration.ofMillis(100);
    private static final int KEPT = 10_000;

    private final World world;
    private final OpWork work;
    private final OpLog log;
    private final RememberedOps remembered = new RememberedOps();
    private final Map<Partition, Deque<Op>> queues = new HashMap<>();
    private final Map<Op, Partition> partitions = new HashMap<>();
    private final List<Op> hanging = new ArrayList<>();
    private long lastId;

    Ops(World world) {
        this.world = world;
        this.work = new OpWork(world);
        this.log = new OpLog(world);
    }

    /** Those that the leading nameserver remembers, by id. */
    Collection<Op> all() {
        return remembered.all();
    }

    /** Of these, those of the tables of this name. */
    Collection<Op> ofTable(String name) {
        return remembered.ofTable(name);
    }

    /** Numbers begin after this one. */
    void countFrom(long id) {
        lastId = Math.max(lastId, id);
    }

    Op create(OpType type, Partition partition, Op.Order order) {
        var op = new Op(++lastId, type, partition, order);
        remembered.put(op);
        partitions.put(op, partition);
        log.created(op);
        Deque<Op> queue = queues.computeIfAbsent(partition, it -> new ArrayDeque<>());
        queue.add(op);
        if (queue.peek() == op) {
            begin(op);
        }
        return op;
    }

    /** How long an operation whose turn has come is still kInited: a moment, however slow its tasks are. */
    private Duration takenUp(Op op) {
        Duration share = world.timings().op().dividedBy(op.type().tasks().size() + 1L);
        return share.compareTo(TAKEN_UP) < 0 ? share : TAKEN_UP;
    }

    private Duration pace(Op op) {
        return world.timings()
                .op()
                .minus(takenUp(op))
                .dividedBy(op.type().tasks().size());
    }

    private void begin(Op op) {
        Optional<OpFault> fault = world.switches().befalls(op);
        later(op, takenUp(op), () -> {
            op.start(world.now());
            log.begins(op);
            task(op, fault);
        });
    }

    /** After this time, and not while nobody leads. */
    private void later(Op op, Duration delay, Runnable what) {
        world.timeline()
                .after(
                        delay,
                        () -> world.leadership().whenLed(() -> {
                            if (!op.status().isOver()) {
                                what.run();
                            }
                        }));
    }

    private void task(Op op, Optional<OpFault> fault) {
        Optional<Outcome> outcome = fault.filter(it -> it.at() == op.task()).map(OpFault::outcome);
        if (outcome.filter(it -> it == Outcome.NEVER_ENDS).isPresent()) {
            hanging.add(op);
            return;
        }
        // What is meant to fail leaves nothing half done behind.
        Optional<String> refused = outcome.isPresent() ? Optional.empty() : work.begin(op, partition(op));
        Duration duration =
                op.task() == Task.LOAD_TABLE ? pace(op).plus(world.timings().load()) : pace(op);
        later(op, duration, () -> {
            if (outcome.isPresent()) {
                end(op, outcome.get() == Outcome.CANCELED ? OpStatus.CANCELED : OpStatus.FAILED, OpWork.failed(op));
            } else if (refused.isPresent()) {
                end(op, OpStatus.FAILED, refused.get());
            } else {
                finish(op, fault);
            }
        });
    }

    private Partition partition(Op op) {
        return Objects.requireNonNull(partitions.get(op), op.type()::word);
    }

    private void finish(Op op, Optional<OpFault> fault) {
        OpWork.Result result = work.finish(op, partition(op));
        switch (result.kind()) {
            case WAITS -> later(op, AGAIN, () -> finish(op, fault));
            case FAILED -> end(op, OpStatus.FAILED, result.cause());
            case DONE -> {
                log.taskDone(op);
                if (op.isAtLastTask()) {
                    end(op, OpStatus.DONE, "");
                } else {
                    op.nextTask();
                    task(op, fault);
                }
            }
        }
    }

    private void end(Op op, OpStatus outcome, String cause) {
        op.end(outcome, world.now());
        if (outcome == OpStatus.DONE) {
            log.done(op);
        } else {
            log.endedBadly(op, cause);
        }
        Deque<Op> queue = queues.get(partitions.remove(op));
        if (queue != null) {
            boolean hadItsTurn = queue.peek() == op;
            queue.remove(op);
            Op next = queue.peek();
            if (hadItsTurn && next != null && next.status() == OpStatus.INITED) {
                begin(next);
            }
        }
        remembered.trim(KEPT);
    }

    /** One of former times, which ended at its first task, or failed at it. */
    long past(OpType type, Partition partition, OpFault.Outcome outcome, Duration age) {
        var op = new Op(
                ++lastId, type, partition, Op.Order.of(partition.metas().get(0).endpoint()));
        op.start(world.now().minus(age));
        op.end(
                outcome == Outcome.CANCELED ? OpStatus.CANCELED : OpStatus.FAILED,
                world.now().minus(age));
        remembered.put(op);
        log.endedBadly(op, world.now().minus(age));
        return op.id();
    }

    /** Lets those that a scenario keeps from ending go on. */
    void release() {
        var waiting = List.copyOf(hanging);
        hanging.clear();
        waiting.forEach(it -> {
            if (!it.status().isOver()) {
                task(it, Optional.empty());
            }
        });
    }

    /** Ends one that is not over, at the task where it is; false when there is none of this number. */
    boolean cancel(long id) {
        Optional<Op> found = remembered.all().stream()
                .filter(it -> it.id() == id && !it.status().isOver())
                .findFirst();
        found.ifPresent(it -> end(it, OpStatus.CANCELED, OpWork.failed(it)));
        return found.isPresent();
    }

    /** Forgets those that are over and fit; false when there was none. */
    boolean delete(Predicate<Op> which) {
        return remembered.forget(it -> it.status().isOver() && which.test(it));
    }

    /** A new leading nameserver finds the failed ones in ZooKeeper, and the running ones. */
    void forgetFinished() {
        remembered.forget(it -> it.status() == OpStatus.DONE || it.status() == OpStatus.CANCELED);
    }
}
