package dev.runproof.lab.openmldb.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which nameserver leads, and since when. */
final class Leadership {
    private static final Pattern RELEASE = Pattern.compile("^(\\d+)\\.(\\d+)\\.(\\d+)");
    /** The release that brought the system table of users. */
    private static final int[] USER_TABLE = {0, 8, 5};

    private final World world;
    private final List<Runnable> whenLed = new ArrayList<>();
    private @Nullable Server leader;
    private Instant since = Instant.MIN;

    Leadership(World world) {
        this.world = world;
    }

    /** The nameserver that answers as the leader; null while nobody does. */
    @Nullable
    Server leader() {
        Server present = leader;
        return present != null && present.lives() && !present.halted() ? present : null;
    }

    /** Since when the present leader has led. */
    Instant since() {
        return since;
    }

    boolean leads(String endpoint) {
        Server present = leader();
        return present != null && present.endpoint().equals(endpoint);
    }

    /** Now, or as soon as a nameserver leads. */
    void whenLed(Runnable what) {
        if (leader() != null) {
            what.run();
        } else {
            whenLed.add(what);
        }
    }

    /** The lock nodes have changed. */
    void locksChanged() {
        Optional<Server> first = world.zooKeeper().firstLock();
        if (first.filter(it -> it == leader()).isPresent()) {
            return;
        }
        leader = null;
        if (first.isEmpty() || !first.get().lives() || first.get().halted()) {
            return;
        }
        Server next = first.get();
        world.log(next.component(), 'I', "got the lock of the leading nameserver");
        world.timeline().after(world.timings().takeover(), () -> {
            if (next.lives()
                    && world.zooKeeper().firstLock().filter(next::equals).isPresent()
                    && leader() == null) {
                lead(next);
            }
        });
    }

    /** A nameserver that did nothing for a while goes on, within its session: it leads as before, or takes the lock now. */
    void goesOn(Server server) {
        if (server == leader()) {
            catchUp();
        } else {
            locksChanged();
        }
    }

    /** The present leader has lost its lock; the first in the queue takes it, perhaps the same again. */
    void lose() {
        leader = null;
        locksChanged();
    }

    void lead(Server next) {
        leader = next;
        since = world.now();
        world.ops().forgetFinished();
        for (Table table : world.tables().all()) {
            for (Partition partition : table.partitions()) {
                partition.metas().forEach(it -> it.last(null));
            }
        }
        if (world.zooKeeper().autoFailover().isEmpty()) {
            world.zooKeeper().autoFailover(Optional.of(next.autoFailover()));
        }
        world.log(next.component(), 'I', "became the leading nameserver, endpoint " + next.endpoint());
        addUserTable(next);
        catchUp();
    }

    private void catchUp() {
        var waiting = List.copyOf(whenLed);
        whenLed.clear();
        waiting.forEach(Runnable::run);
    }

    /** As if it had led for a long time. */
    void hasLed(Server server, Instant from) {
        leader = server;
        since = from;
    }

    private void addUserTable(Server next) {
        if (!isAtLeast(next.version(), USER_TABLE) || world.tables().find(Topology.INTERNAL_DB, "USER") != null) {
            return;
        }
        List<String> places = world.zooKeeper().tablets().values().stream()
                .filter(Server::lives)
                .map(Server::endpoint)
                .limit(Math.max(1, world.topology().systemTableReplicas()))
                .toList();
        if (!places.isEmpty()) {
            world.create(
                    TableSpec.of(Topology.INTERNAL_DB, "USER", world.tables().nextTid(), 1, List.of(places)));
        }
    }

    static boolean isAtLeast(String version, int... release) {
        Matcher matcher = RELEASE.matcher(version);
        if (!matcher.find()) {
            return false;
        }
        for (int i = 0; i < release.length; i++) {
            int number = Integer.parseInt(matcher.group(i + 1));
            if (number != release[i]) {
                return number > release[i];
            }
        }
        return true;
    }
}
