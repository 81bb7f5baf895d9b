package dev.runproof.product.openmldb.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import dev.runproof.parse.FileManifest;
import dev.runproof.parse.FileManifest.Entry;
import dev.runproof.parse.OpenmldbPartitions.Partition;
import dev.runproof.product.openmldb.state.Placement.Replica;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Comparisons with the baseline: they name the item, what was expected and what is there. */
class ComparisonsTest {
    private static final PartitionId ID = new PartitionId(new TableName("db1", "a|b"), 7, 3);
    private static final Placement BASELINE =
            placement(new Replica("a:1", true, true), new Replica("b:1", false, true));

    private static Placement placement(Replica... rows) {
        return new Placement(Set.of("db1"), new TreeMap<>(Map.of(ID, List.of(rows))));
    }

    private static void is(Judgement judgement, Verdict verdict, String words) {
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(verdict);
        assertThat(judgement.actual()).contains(words);
    }

    @Test
    void leaders_and_replicas_as_before_pass_and_others_are_named() {
        var same = new PlacementComparison(BASELINE, BASELINE);
        is(same.leaders(), Verdict.PASS, "1 leaders as before");
        is(same.replicaSets(), Verdict.PASS, "1 partitions with the expected replicas");

        var moved = new PlacementComparison(
                BASELINE, placement(new Replica("c:1", true, true), new Replica("b:1", false, true)));
        is(
                moved.leaders(),
                Verdict.FAIL,
                "db1.a|b partition 3: leader a:1 in the baseline, now c:1 leader, b:1 follower");
        is(moved.replicaSets(), Verdict.FAIL, "no replica on a:1");
        is(moved.replicaSets(), Verdict.FAIL, "a replica too many on c:1");
        assertThat(moved.tooMany()).containsOnlyKeys(ID);
        var gone = new PlacementComparison(BASELINE, new Placement(Set.of("db1"), new TreeMap<>()));
        is(gone.leaders(), Verdict.FAIL, "now no replica");
        is(gone.replicaSets(), Verdict.FAIL, "no replica on a:1");
    }

    @Test
    void roles_are_compared_by_the_tablets_own_word_in_random_clusters() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("ComparisonsTest: seed " + seed + ", repeat with -Dseed=" + seed);
        var random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            RandomPicture before = RandomPicture.healthy(random);
            var comparison = new PlacementComparison(before.placement(), before.placement());
            is(comparison.roles(before.holdings()), Verdict.PASS, "replicas in their roles");

            var ids = new ArrayList<>(before.replicas.keySet());
            PartitionId id = ids.get(random.nextInt(ids.size()));
            Replica row = before.replicas
                    .get(id)
                    .get(random.nextInt(before.replicas.get(id).size()));
            RandomPicture swapped = before.copy();
            swapped.hold(row.endpoint(), id.tid(), id.pid(), 1, !row.leads());
            is(comparison.roles(swapped.holdings()), Verdict.FAIL, id + " on " + row.endpoint() + ": kTable");
            RandomPicture without = before.copy();
            without.held.get(row.endpoint()).removeIf(it -> it.tid() == id.tid() && it.pid() == id.pid());
            is(comparison.roles(without.holdings()), Verdict.FAIL, "does not hold it");
            RandomPicture loading = before.copy();
            loading.held
                    .get(row.endpoint())
                    .replaceAll(it -> new Partition(it.tid(), it.pid(), it.offset(), it.mode(), "kTableLoading"));
            is(comparison.roles(loading.holdings()), Verdict.FAIL, "kTableLoading");
            RandomPicture extra = before.copy();
            extra.held.put("strange:1", new ArrayList<>());
            extra.hold("strange:1", id.tid(), id.pid(), 1, false);
            is(
                    comparison.roles(extra.holdings()),
                    Verdict.FAIL,
                    id + " on strange:1: the baseline has no replica there");
            RandomPicture silent = before.copy();
            silent.silent.put(row.endpoint(), "gettablestatus failed, error msg: x");
            is(comparison.roles(silent.holdings()), Verdict.UNKNOWN, row.endpoint() + ": gettablestatus failed");
        }
    }

    private static FileManifest manifest(Map<String, Entry> entries) {
        return new FileManifest(new TreeMap<>(entries));
    }

    @Test
    void a_directory_is_compared_by_names_kinds_modes_sizes_and_digests_pid_files_apart() {
        var file = new Entry("regular file", "0755", 3, "aa");
        FileManifest before = manifest(Map.of("openmldb", file, "tablet.pid", file, "空 x", file));

        is(
                Manifests.same(
                        "bin", before, manifest(Map.of("openmldb", file, "apiserver.pid.child", file, "空 x", file))),
                Verdict.PASS,
                "bin: 3 entries");
        is(
                Manifests.same("bin", before, manifest(Map.of("openmldb", file))),
                Verdict.FAIL,
                "bin/空 x: in the manifest, and missing");
        is(
                Manifests.same("bin", manifest(Map.of()), manifest(Map.of("mon", file))),
                Verdict.FAIL,
                "bin/mon: not in the manifest, and there");
        var other = new Entry("symbolic link", "0777", 4, "bb");
        is(
                Manifests.same("bin", manifest(Map.of("mon", file)), manifest(Map.of("mon", other))),
                Verdict.FAIL,
                "bin/mon: kind expected regular file, actual symbolic link, mode expected 0755, actual 0777, size expected 3, actual 4, sha256 expected aa, actual bb");
        is(Manifests.same("bin", manifest(Map.of("x.pid.old", file)), manifest(Map.of())), Verdict.FAIL, "x.pid.old");
    }

    @Test
    void the_table_of_leaders_shows_each_change() {
        var phases = new LinkedHashMap<String, Placement>();
        phases.put("before", BASELINE);
        phases.put("tablet a stopped", placement(new Replica("a:1", true, false), new Replica("b:1", true, true)));
        phases.put("after", BASELINE);
        phases.put("lost", placement(new Replica("a:1", true, false)));
        phases.put("end", new Placement(Set.of("db1"), new TreeMap<>()));

        assertThat(new LeaderTable(phases).lines())
                .containsExactly(
                        "| partition | before | tablet a stopped | after | lost | end |",
                        "| --- | --- | --- | --- | --- | --- |",
                        "| db1.a\\|b partition 3 | a:1 | **b:1** | **a:1** | **no single live leader** | **-** |");
    }
}
