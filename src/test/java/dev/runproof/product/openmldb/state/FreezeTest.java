package dev.runproof.product.openmldb.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import dev.runproof.parse.OpenmldbPartitions.Partition;
import dev.runproof.product.openmldb.state.Placement.Replica;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The write freeze: leaders' offsets prove it, and every way in which they cannot is told apart. */
class FreezeTest {
    private final Random random = seeded();
    private final RandomPicture picture = withFollowers(random);
    private final RandomPicture now = picture.copy();

    private static Random seeded() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("FreezeTest: seed " + seed + ", repeat with -Dseed=" + seed);
        return new Random(seed);
    }

    private Judgement holds(TableName... clustered) {
        return new Freeze(picture.offsets(), Set.of(clustered)).holds(now.offsets());
    }

    private PartitionId partition(boolean hidden) {
        return picture.replicas.keySet().stream()
                .filter(id -> id.hidden() == hidden)
                .findFirst()
                .orElseThrow();
    }

    private static RandomPicture withFollowers(Random random) {
        RandomPicture picture = RandomPicture.healthy(random);
        while (followed(picture, true).isEmpty() || followed(picture, false).isEmpty()) {
            picture = RandomPicture.healthy(random);
        }
        return picture;
    }

    /** A partition with a follower. */
    private static Optional<PartitionId> followed(RandomPicture picture, boolean hidden) {
        return picture.replicas.entrySet().stream()
                .filter(entry ->
                        entry.getKey().hidden() == hidden && entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private String leader(PartitionId id) {
        return picture.placement().leader(id).orElseThrow();
    }

    private void move(PartitionId id, long by) {
        now.held
                .get(leader(id))
                .replaceAll(it -> it.tid() == id.tid() && it.pid() == id.pid()
                        ? new Partition(it.tid(), it.pid(), it.offset() + by, it.mode(), it.state())
                        : it);
    }

    private static void is(Judgement judgement, Verdict verdict, String words) {
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(verdict);
        assertThat(judgement.actual() + judgement.notes()).contains(words);
    }

    @Test
    void rows_that_come_after_the_freeze_are_none_that_are_lost() {
        move(partition(false), 1);
        var freeze = new Freeze(picture.offsets(), Set.of());
        is(freeze.nothingLost(now.offsets()), Verdict.PASS, "");

        move(partition(false), -2);

        is(freeze.nothingLost(now.offsets()), Verdict.FAIL, "rows are lost");
    }

    @Test
    void offsets_that_stand_still_hold_it() {
        is(holds(), Verdict.PASS, picture.replicas.size() + " partitions at their frozen offsets");
        assertThat(picture.offsets().complete()).isTrue();
    }

    @Test
    void a_write_to_a_user_table_breaks_it_and_one_to_a_hidden_table_is_a_note() {
        move(partition(true), 3);
        is(holds(), Verdict.PASS, "written by the cluster itself");
        move(partition(false), 1);
        is(holds(), Verdict.FAIL, partition(false) + ": frozen at ");
        is(holds(), Verdict.FAIL, "somebody writes");
        is(holds(partition(false).table()), Verdict.PASS, "written by the cluster itself");
    }

    @Test
    void whoever_has_written_is_told_apart_from_rows_that_are_missing() {
        assertThat(somebodyWrites()).isFalse();
        move(partition(false), -1);
        move(partition(true), 3);
        is(holds(), Verdict.FAIL, "rows are lost");
        assertThat(somebodyWrites()).isFalse();
        move(partition(false), 2);
        assertThat(somebodyWrites()).isTrue();
        move(partition(false), -1);
        now.replicas.put(
                new PartitionId(new TableName("db1", "new"), 99, 0),
                new ArrayList<>(now.replicas.get(partition(false))));
        assertThat(somebodyWrites()).isTrue();
    }

    private boolean somebodyWrites() {
        return new Freeze(picture.offsets(), Set.of()).somebodyWrites(now.offsets(), partition -> true);
    }

    @Test
    void a_fall_is_a_loss_everywhere() {
        move(partition(true), -1);
        is(holds(partition(true).table()), Verdict.FAIL, "rows are lost");
    }

    @Test
    void a_new_leader_counts_by_its_own_offset() {
        PartitionId id = partition(false);
        long offset = picture.offsets().leaders().get(id).offset();
        now.replicas.put(
                id, new ArrayList<>(List.of(new Replica(leader(id), true, false), new Replica("new:1", true, true))));
        now.held.put("new:1", new ArrayList<>());
        now.hold("new:1", id.tid(), id.pid(), offset, true);
        is(holds(), Verdict.PASS, "");
        now.hold("new:1", id.tid(), id.pid(), offset - 1, true);
        is(holds(), Verdict.FAIL, "now " + (offset - 1) + " on new:1: rows are lost");
    }

    @Test
    void what_cannot_be_read_is_unknown_and_never_held() {
        PartitionId id = partition(false);
        now.silent.put(leader(id), "gettablestatus failed, error msg: rpc");
        is(holds(), Verdict.UNKNOWN, "now not readable: its leader " + leader(id) + ": gettablestatus failed");
        now.silent.clear();
        now.held.get(leader(id)).removeIf(it -> it.tid() == id.tid() && it.pid() == id.pid());
        is(holds(), Verdict.UNKNOWN, "does not hold it");
        now.replicas.get(id).replaceAll(row -> new Replica(row.endpoint(), row.leads(), false));
        is(holds(), Verdict.UNKNOWN, "it has no single live leader");
    }

    @Test
    void two_live_leaders_are_unknown() {
        PartitionId id = partition(false);
        now.replicas.get(id).add(new Replica("second:1", true, true));
        is(holds(), Verdict.UNKNOWN, "it has no single live leader");
    }

    @Test
    void a_frozen_offset_that_was_never_read_stays_unknown() {
        picture.silent.put(leader(partition(false)), "gettablestatus failed, error msg: rpc");
        assertThat(picture.offsets().complete()).isFalse();
        is(holds(), Verdict.UNKNOWN, "no offset was frozen");
    }

    @Test
    void tables_that_go_come_or_are_made_anew_are_seen() {
        PartitionId id = partition(false);
        List<Replica> rows = now.replicas.remove(id);
        is(holds(), Verdict.FAIL, "now there is no such partition");
        now.replicas.put(new PartitionId(id.table(), id.tid() + 100, id.pid()), rows);
        is(holds(), Verdict.FAIL, "now another table of this name, id " + (id.tid() + 100));
        now.replicas.clear();
        now.replicas.putAll(picture.replicas);
        now.replicas.put(new PartitionId(new TableName("db1", "new"), 99, 0), new ArrayList<>(rows));
        is(holds(), Verdict.FAIL, "somebody makes tables");
    }

    @Test
    void a_follower_behind_its_leader_is_seen_before_it_is_made_leader() {
        Judgement healthy = caughtUp(picture);
        is(healthy, Verdict.PASS, "followers at the offsets of their leaders");
        picture.replicas.forEach((id, rows) -> rows.stream()
                .filter(row -> !row.leads())
                .findFirst()
                .ifPresent(row -> {
                    RandomPicture behind = picture.copy();
                    behind.hold(
                            row.endpoint(),
                            id.tid(),
                            id.pid(),
                            picture.offsets().leaders().get(id).offset() - 1,
                            false);
                    is(caughtUp(behind), Verdict.FAIL, id + " on " + row.endpoint());
                    behind.silent.put(row.endpoint(), "gettablestatus failed, error msg: x");
                    assertThat(caughtUp(behind).verdict()).isEqualTo(Verdict.UNKNOWN);
                    behind.replicas
                            .get(id)
                            .replaceAll(it -> it.endpoint().equals(row.endpoint())
                                    ? new Replica(it.endpoint(), false, false)
                                    : it);
                }));
    }

    /** The leaders' offsets of the picture are the earlier look. */
    private Judgement caughtUp(RandomPicture at, TableName... clustered) {
        return new Freeze(picture.offsets(), Set.of(clustered))
                .followersCaughtUp(at.placement(), at.holdings(), picture.offsets());
    }

    @Test
    void where_the_cluster_itself_writes_a_follower_needs_what_its_leader_had_before() {
        PartitionId hidden = followed(picture, true).orElseThrow();
        PartitionId user = followed(picture, false).orElseThrow();
        move(hidden, 7);
        is(caughtUp(now), Verdict.PASS, "written by the cluster itself");
        move(user, 7);
        is(caughtUp(now), Verdict.FAIL, user + " on ");
        is(caughtUp(now, user.table()), Verdict.PASS, "written by the cluster itself");
    }

    @Test
    void rows_may_fall_in_the_freeze_and_not_grow() {
        TableName user = partition(false).table();
        TableName hidden = partition(true).table();
        change(hidden, 5);
        change(user, -3);
        is(Rows.notGrown(picture.tables(), now.tables()), Verdict.PASS, "written by the cluster itself");
        change(user, 4);
        is(Rows.notGrown(picture.tables(), now.tables()), Verdict.FAIL, "somebody writes");
        now.tables.remove(user);
        is(Rows.notGrown(picture.tables(), now.tables()), Verdict.FAIL, "now the table is missing");
    }

    @Test
    void rows_that_fell_fail_unless_they_expire() {
        TableName user = partition(false).table();
        change(user, -1);
        is(Rows.notFallen(picture.tables(), now.tables(), Set.of()), Verdict.FAIL, "openmldb.expiringTables");
        is(Rows.notFallen(picture.tables(), now.tables(), Set.of(user)), Verdict.PASS, "the offsets decide");
        change(user, 2);
        is(Rows.notFallen(picture.tables(), now.tables(), Set.of()), Verdict.PASS, "");
        is(Rows.asBefore(picture.tables(), now.tables(), Set.of()), Verdict.FAIL, user.toString());
    }

    private void change(TableName name, long by) {
        now.tables.computeIfPresent(
                name,
                (key, it) -> RandomPicture.table(
                        key, it.tableId(), it.rows() + by, it.partition(), 0, it.replica(), List.of()));
    }
}
