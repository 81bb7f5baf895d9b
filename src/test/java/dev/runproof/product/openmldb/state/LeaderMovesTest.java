package dev.runproof.product.openmldb.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import dev.runproof.parse.OpenmldbPartitions.Partition;
import dev.runproof.parse.OpenmldbStatfile;
import dev.runproof.parse.OpenmldbStatfile.Moved;
import dev.runproof.parse.OpenmldbTableStatus.Table;
import dev.runproof.parse.OpenmldbToolLog;
import dev.runproof.product.openmldb.state.Moves.Single;
import dev.runproof.product.openmldb.state.Placement.Replica;
import dev.runproof.product.openmldb.state.ToolRun.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Pre- and post-upgrade of random clusters: what did all of its work passes, and any damage of what is seen afterwards does
 * not.
 */
class LeaderMovesTest {
    private static final int CLUSTERS = 20;

    private final Random random = seeded();
    private RandomPicture before = RandomPicture.healthy(random);
    private String endpoint = "";
    private RandomPicture after = before;
    private OpenmldbStatfile statfile = new OpenmldbStatfile(List.of());
    private ToolRun tool = RandomPicture.CLEAN;

    private static Random seeded() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("LeaderMovesTest: seed " + seed + ", repeat with -Dseed=" + seed);
        return new Random(seed);
    }

    private void cluster() {
        do {
            before = RandomPicture.healthy(random);
            endpoint = before.tablets.get(random.nextInt(before.tablets.size()));
        } while (before.tablets.size() < 2 || before.placement().ledBy(endpoint).isEmpty());
        before.ops.add(RandomPicture.op(first(before), 1, "kChangeLeaderOP", "kFailed"));
        tool = RandomPicture.CLEAN;
    }

    private static PartitionId first(RandomPicture picture) {
        return picture.replicas.keySet().iterator().next();
    }

    private void preUpgraded() {
        cluster();
        after = before.copy();
        statfile = after.preUpgrade(endpoint, random);
    }

    private Moves moves() {
        return new Moves(before.placement(), endpoint);
    }

    private Seen seen() {
        return new Seen(
                tool,
                after.placement(),
                after.holdings(),
                before.ops(),
                after.ops(),
                before.tables(),
                after.tables(),
                new Freeze(before.offsets(), Set.of()),
                Set.of());
    }

    private Judgement preUpgrade() {
        return new PreUpgrade(moves(), Single.MOVED).passed(seen(), statfile);
    }

    private Judgement postUpgrade() {
        return PostUpgrade.passed(moves(), seen(), statfile, Attempt.FIRST, false);
    }

    @Test
    void a_line_of_a_partition_that_the_tablet_did_not_lead_goes() {
        preUpgraded();
        var more = new ArrayList<>(statfile.lines());
        more.add(new Moved(endpoint, "db1", "another", 4711, 0, ""));

        assertThat(moves().repaired(new OpenmldbStatfile(more), after.placement()))
                .isEqualTo(statfile);
    }

    @Test
    void a_pre_upgrade_that_did_all_passes_and_the_post_upgrade_that_took_it_back() {
        for (int i = 0; i < CLUSTERS; i++) {
            preUpgraded();
            assertThat(preUpgrade()).satisfies(LeaderMovesTest::passes);
            assertThat(moves().repairs(statfile, after.placement())).isEmpty();

            RandomPicture away = after;
            after = before.copy();
            after.ops.clear();
            after.ops.addAll(away.ops);
            after.postUpgrade(statfile);
            assertThat(postUpgrade()).satisfies(LeaderMovesTest::passes);
        }
    }

    private static void passes(Judgement judgement) {
        assertThat(judgement.verdict()).as(judgement.actual()).isEqualTo(Verdict.PASS);
    }

    @Test
    void any_damage_of_what_is_seen_after_a_pre_upgrade_is_noticed() {
        for (var damage : damages().entrySet()) {
            for (int i = 0; i < CLUSTERS; i++) {
                preUpgraded();
                damage.getValue().run();
                assertThat(preUpgrade().verdict()).as(damage.getKey()).isNotEqualTo(Verdict.PASS);
            }
        }
    }

    @Test
    void any_damage_of_what_is_seen_after_a_post_upgrade_is_noticed() {
        var damages = damages();
        damages.keySet().removeIf(name -> name.startsWith("statfile"));
        for (var damage : damages.entrySet()) {
            for (int i = 0; i < CLUSTERS; i++) {
                preUpgraded();
                RandomPicture away = after;
                after = before.copy();
                after.ops.clear();
                after.ops.addAll(away.ops);
                after.postUpgrade(statfile);
                damage.getValue().run();
                assertThat(postUpgrade().verdict()).as(damage.getKey()).isNotEqualTo(Verdict.PASS);
            }
        }
    }

    @Test
    void one_more_damage_never_makes_a_verdict_better() {
        var damages = new ArrayList<>(damages().entrySet());
        for (int i = 0; i < 20 * CLUSTERS; i++) {
            preUpgraded();
            var first = damages.get(random.nextInt(damages.size()));
            var second = damages.get(random.nextInt(damages.size()));
            first.getValue().run();
            Verdict worse = preUpgrade().verdict();
            second.getValue().run();
            Verdict now = preUpgrade().verdict();
            // Two damages of one part may take each other back.
            if (!part(first.getKey()).equals(part(second.getKey())) && worse == Verdict.FAIL) {
                assertThat(now).as(first.getKey() + ", then " + second.getKey()).isNotEqualTo(Verdict.PASS);
            }
        }
    }

    private static String part(String damage) {
        String part = damage.substring(0, damage.indexOf(' '));
        return part.equals("second") ? "replica" : part;
    }

    private Map<String, Runnable> damages() {
        var damages = new TreeMap<String, Runnable>();
        damages.put("statfile without a line", () -> lines(lines -> lines.remove(random.nextInt(lines.size()))));
        damages.put("statfile with a line twice", () -> lines(lines -> lines.add(lines.get(0))));
        damages.put(
                "statfile with another field",
                () -> lines(lines -> {
                    Moved line = lines.get(0);
                    String extra = line.extra().isEmpty() ? before.tablets.get(0) : "";
                    lines.set(
                            0,
                            new Moved(line.endpoint(), line.database(), line.table(), line.tid(), line.pid(), extra));
                }));
        damages.put(
                "statfile with a line of another tablet",
                () -> lines(lines -> {
                    Moved line = lines.get(0);
                    lines.add(
                            new Moved("other:1", line.database(), line.table(), line.tid(), line.pid(), line.extra()));
                }));
        damages.put(
                "replica not alive",
                () -> replica((rows, i) -> {
                    Replica row = rows.get(i);
                    rows.set(i, new Replica(row.endpoint(), row.leads(), false));
                }));
        damages.put("replica too many", () -> replica((rows, i) -> rows.add(new Replica("strange:1", false, true))));
        damages.put("replica gone", () -> replica((rows, i) -> rows.remove((int) i)));
        damages.put("second leader row", () -> replica((rows, i) -> rows.add(new Replica("old:1", true, false))));
        damages.put("leader behind", () -> offset(-1));
        damages.put("tablet silent", () -> after.silent.put(endpoint, "gettablestatus failed, error msg: rpc"));
        damages.put("partition loading", () -> {
            List<Partition> list = after.held.get(leaderOfMoved());
            list.replaceAll(it -> new Partition(it.tid(), it.pid(), it.offset(), it.mode(), "kTableLoading"));
        });
        for (String status : List.of("kFailed", "kCanceled", "kDoing", "kInited")) {
            damages.put("op " + status, () -> after.op(first(after), "kRecoverTableOP", status));
        }
        damages.put("tool's exit", () -> tool = new ToolRun(1, tool.log(), true, "words"));
        damages.put("tool's log empty", () -> tool = new ToolRun(0, OpenmldbToolLog.parse("\n"), true, "words"));
        for (String line : List.of(
                "ERROR: x",
                "INFO: ERROR: x",
                "WARNING: x",
                "Traceback (most",
                "INFO: Fail. error msg:x",
                "error msg: x")) {
            damages.put(
                    "tool's log " + line,
                    () -> tool = new ToolRun(0, OpenmldbToolLog.parse("INFO: a\n" + line), true, ""));
        }
        damages.put(
                "table missing",
                () -> after.tables.remove(after.tables.keySet().iterator().next()));
        damages.put(
                "table with a warning",
                () -> table(it -> RandomPicture.table(
                        name(it),
                        it.tableId(),
                        it.rows(),
                        it.partition(),
                        0,
                        it.replica(),
                        List.of("[pid=0]: state is kNotFound"))));
        damages.put(
                "table with a dead replica",
                () -> table(it -> RandomPicture.table(
                        name(it), it.tableId(), it.rows(), it.partition(), 1, it.replica(), List.of())));
        damages.put(
                "table made anew",
                () -> table(it -> RandomPicture.table(
                        name(it), it.tableId() + 99, it.rows(), it.partition(), 0, it.replica(), List.of())));
        damages.put("Rows fallen", () -> userTable(-1));
        return damages;
    }

    private static TableName name(Table table) {
        return new TableName(table.databaseName(), table.tableName());
    }

    private void lines(java.util.function.Consumer<List<Moved>> change) {
        var lines = new ArrayList<>(statfile.lines());
        if (lines.isEmpty()) {
            lines.add(new Moved("other:1", "db", "t", 1, 0, ""));
        } else {
            change.accept(lines);
        }
        statfile = new OpenmldbStatfile(lines);
    }

    private void replica(java.util.function.BiConsumer<List<Replica>, Integer> change) {
        var all = new ArrayList<>(after.replicas.values());
        List<Replica> rows = all.get(random.nextInt(all.size()));
        if (rows.isEmpty()) {
            rows.add(new Replica("strange:1", false, true));
        } else {
            change.accept(rows, random.nextInt(rows.size()));
        }
    }

    private String leaderOfMoved() {
        return after.placement()
                .leader(before.placement().ledBy(endpoint).first())
                .orElse(after.tablets.get(0));
    }

    private void offset(long by) {
        PartitionId id = first(after);
        String leader = after.placement().leader(id).orElse(after.tablets.get(0));
        after.held
                .get(leader)
                .replaceAll(it -> it.tid() == id.tid() && it.pid() == id.pid()
                        ? new Partition(it.tid(), it.pid(), it.offset() + by, it.mode(), it.state())
                        : it);
    }

    private void table(java.util.function.UnaryOperator<Table> change) {
        TableName name = after.tables.isEmpty()
                ? new TableName("x", "y")
                : after.tables.keySet().iterator().next();
        after.tables.computeIfPresent(name, (key, table) -> change.apply(table));
    }

    private void userTable(long by) {
        after.tables.replaceAll((name, it) -> name.hidden()
                ? it
                : RandomPicture.table(
                        name,
                        it.tableId(),
                        it.rows() + by,
                        it.partition(),
                        it.partitionUnalive(),
                        it.replica(),
                        it.warnings()));
    }

    @Test
    void rows_that_grew_fail_a_pre_upgrade_and_not_a_post_upgrade() {
        preUpgraded();
        userTable(1);
        assertThat(preUpgrade().verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void with_single_replicas_left_alone_they_stay_and_are_missing_in_the_statfile() {
        for (int i = 0; i < CLUSTERS; i++) {
            cluster();
            after = before.copy();
            Moves moves = moves();
            statfile = after.preUpgrade(endpoint, random);
            for (PartitionId id : moves.led()) {
                if (moves.single(id)) {
                    after.replicas.put(id, new ArrayList<>(before.replicas.get(id)));
                    after.held
                            .values()
                            .forEach(list -> list.removeIf(it -> it.tid() == id.tid() && it.pid() == id.pid()));
                    after.hold(
                            endpoint,
                            id.tid(),
                            id.pid(),
                            before.offsets().leaders().get(id).offset(),
                            true);
                    lines(lines -> lines.removeIf(line -> Moves.isOf(line, id)));
                }
            }
            if (moves.led().stream().allMatch(moves::single)) {
                statfile = new OpenmldbStatfile(List.of());
            }
            passes(new PreUpgrade(moves, Single.STAY).passed(seen(), statfile));
            boolean anySingle = moves.led().stream().anyMatch(moves::single);
            assertThat(preUpgrade().verdict()).isEqualTo(anySingle ? Verdict.FAIL : Verdict.PASS);
        }
    }

    @Test
    void a_lost_statfile_is_made_whole_from_the_baseline() {
        for (int i = 0; i < CLUSTERS; i++) {
            preUpgraded();
            OpenmldbStatfile whole = statfile;
            var damaged = new ArrayList<Moved>();
            for (Moved line : whole.lines()) {
                switch (random.nextInt(3)) {
                    case 0 -> damaged.add(line);
                    case 1 ->
                        damaged.add(
                                new Moved(line.endpoint(), line.database(), line.table(), line.tid(), line.pid(), ""));
                    default -> {
                        // Killed before the tool wrote it.
                    }
                }
            }

            OpenmldbStatfile repaired = moves().repaired(new OpenmldbStatfile(damaged), after.placement());

            assertThat(repaired.lines()).containsExactlyInAnyOrderElementsOf(whole.lines());
            assertThat(moves().repairs(repaired, after.placement())).isEmpty();
            assertThat(OpenmldbStatfile.parse(repaired.content().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .isEqualTo(repaired);
        }
    }

    @Test
    void a_repeated_post_upgrade_may_find_a_partition_led_already_a_first_one_may_not() {
        preUpgraded();
        after = before.copy();
        after.postUpgrade(statfile);
        tool = new ToolRun(0, OpenmldbToolLog.parse("WARNING: db1 two words 0 in a:1 is already leader\n"), true, "");

        assertThat(postUpgrade().verdict()).isEqualTo(Verdict.FAIL);
        Judgement repeated = PostUpgrade.passed(moves(), seen(), statfile, Attempt.REPEATED, false);
        passes(repeated);
        assertThat(repeated.notes()).anyMatch(note -> note.contains("is already leader"));
        assertThat(PostUpgrade.passed(moves(), seen(), statfile, Attempt.REPEATED, true)
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }
}
