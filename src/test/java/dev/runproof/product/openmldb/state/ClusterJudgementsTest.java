package dev.runproof.product.openmldb.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import dev.runproof.parse.OpenmldbComponents;
import dev.runproof.parse.OpenmldbComponents.Component;
import dev.runproof.parse.OpenmldbJobs;
import dev.runproof.parse.OpenmldbJobs.Job;
import dev.runproof.parse.OpenmldbNameservers;
import dev.runproof.parse.OpenmldbOpStatus.Op;
import dev.runproof.parse.OpenmldbSetting;
import dev.runproof.parse.OpenmldbTableStatus.Table;
import dev.runproof.parse.OpenmldbTablets;
import dev.runproof.parse.OpenmldbTablets.Tablet;
import dev.runproof.parse.OpenmldbToolLog;
import dev.runproof.parse.OpenmldbToolTables;
import dev.runproof.parse.OpenmldbToolTables.Row;
import dev.runproof.parse.OpenmldbVersion;
import dev.runproof.product.openmldb.state.Placement.Replica;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables, tablets, operations, jobs and the resume: what passes, what does not, and in which words. */
class ClusterJudgementsTest {
    private static final TableName NAME = new TableName("db1", "订单 表");
    private static final PartitionId ID = new PartitionId(NAME, 7, 0);
    private static final String STOPPED = "192.0.2.21:10921";

    private final Random random = seeded();
    private final RandomPicture picture = RandomPicture.healthy(random);

    private static Random seeded() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("ClusterJudgementsTest: seed " + seed + ", repeat with -Dseed=" + seed);
        return new Random(seed);
    }

    private static void is(Judgement judgement, Verdict verdict, String words) {
        assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(verdict);
        assertThat(judgement.actual() + judgement.notes()).contains(words);
    }

    private static Table table(long rows, long unalive, String... warnings) {
        return RandomPicture.table(NAME, 7, rows, 2, unalive, 3, List.of(warnings));
    }

    private static Tables tables(Table... rows) {
        var byName = new TreeMap<TableName, Table>();
        for (Table row : rows) {
            byName.put(new TableName(row.databaseName(), row.tableName()), row);
        }
        return new Tables(byName, List.of());
    }

    private static OpenmldbTablets tablets(String... endpointsAndStates) {
        var tablets = new ArrayList<Tablet>();
        for (int i = 0; i < endpointsAndStates.length; i += 2) {
            tablets.add(new Tablet(endpointsAndStates[i], "-", endpointsAndStates[i + 1], "3h"));
        }
        return new OpenmldbTablets(null, tablets);
    }

    @Test
    void a_table_is_ok_only_without_dead_replicas_and_without_warnings() {
        is(TableHealth.allOk(tables(table(1, 0)), tables(table(1, 0))), Verdict.PASS, "1 tables ok");
        is(TableHealth.allOk(tables(table(1, 0)), tables(table(1, 1))), Verdict.FAIL, "Partition_unalive 1");
        is(
                TableHealth.allOk(tables(table(1, 0)), tables(table(1, 0, "[pid=0]: state is kNotFound"))),
                Verdict.FAIL,
                "db1.订单 表 is not ok: id 7, db1.订单 表, memory, Rows 1, Partition 2, Partition_unalive 0, Replica 3, Warnings [pid=0]: state is kNotFound");
        is(TableHealth.allOk(tables(table(1, 0)), tables()), Verdict.FAIL, "db1.订单 表 is missing");
    }

    @Test
    void a_new_table_is_a_note_and_must_be_ok_too() {
        Table user = RandomPicture.table(new TableName("__INTERNAL_DB", "USER"), 1, 1, 1, 0, 2, List.of());
        is(
                TableHealth.allOk(tables(table(1, 0)), tables(table(1, 0), user)),
                Verdict.PASS,
                "is new since the baseline");
        Table broken = RandomPicture.table(new TableName("__INTERNAL_DB", "USER"), 1, 1, 1, 1, 2, List.of());
        is(TableHealth.allOk(tables(table(1, 0)), tables(table(1, 0), broken)), Verdict.FAIL, "is not ok");
    }

    @Test
    void a_picture_with_a_gap_is_unknown() {
        var now = new Tables(tables(table(1, 0)).byName(), List.of("ERROR: fail to get all table status, rpc failed"));
        is(TableHealth.allOk(tables(table(1, 0)), now), Verdict.UNKNOWN, "could not look at every table");
    }

    @Test
    void a_stopped_tablet_explains_its_own_warnings_and_no_others() {
        String own = "[pid=0][leader][" + STOPPED + "]: fail to get from tablet: x";
        String count = "[pid=1]: real replica number 2 does not match the configured replicanum 3";
        String other = "[pid=0][follower][192.0.2.211:10921]: not connected to leader";
        Tables baseline = tables(table(1, 0));

        is(TableHealth.allOkBut(STOPPED, baseline, tables(table(1, 2, own, count))), Verdict.PASS, "expected while");
        is(TableHealth.allOkBut(STOPPED, baseline, tables(table(1, 0, own, other))), Verdict.FAIL, "is not ok");
        is(TableHealth.allOkBut(STOPPED, baseline, tables(table(1, 1))), Verdict.FAIL, "is not ok");
        is(TableHealth.allOk(baseline, tables(table(1, 0, count))), Verdict.FAIL, "is not ok");
    }

    @Test
    void a_cluster_is_ok_when_tables_tablets_and_leaders_are() {
        String[] healthy = picture.tablets.stream()
                .flatMap(it -> List.of(it, "kHealthy").stream())
                .toArray(String[]::new);
        is(
                ClusterHealth.ok(picture.tables(), picture.tables(), tablets(healthy), picture.placement()),
                Verdict.PASS,
                "");
        String[] offline = healthy.clone();
        offline[1] = "kOffline";
        is(
                ClusterHealth.ok(picture.tables(), picture.tables(), tablets(offline), picture.placement()),
                Verdict.FAIL,
                "kOffline for 3h");
        RandomPicture two = picture.copy();
        two.replicas.values().iterator().next().add(new Replica("old:1", true, false));
        is(
                ClusterHealth.ok(two.tables(), two.tables(), tablets(healthy), two.placement()),
                Verdict.FAIL,
                "2 leader rows");
        assertThat(two.placement().notAlive())
                .hasSize(1)
                .first()
                .hasToString(two.replicas.keySet().iterator().next() + " on old:1");
    }

    @Test
    void the_survey_refuses_endpoints_that_are_spelled_otherwise() {
        is(
                Survey.tablets(tablets("10.0.0.1:1", "kHealthy"), List.of("10.0.0.1:1")),
                Verdict.PASS,
                "recommends 3 tablets");
        is(
                Survey.tablets(tablets("10.0.0.1:1", "kHealthy"), List.of("host:1")),
                Verdict.FAIL,
                "host:1 is not registered");
        is(
                Survey.tablets(tablets("10.0.0.1:1", "kHealthy", "b:1", "kHealthy"), List.of("10.0.0.1:1")),
                Verdict.FAIL,
                "b:1 is registered and not expected");
        is(Survey.tablets(tablets("10.0.0.1:1", "kOffline"), List.of("10.0.0.1:1")), Verdict.FAIL, "kOffline");
        is(Survey.tablets(tablets(), List.of()), Verdict.FAIL, "no tablet is registered");
    }

    @Test
    void one_nameserver_alone_is_for_the_operator_to_decide() {
        var leader = new OpenmldbNameservers.Nameserver("n:1", "-", "leader");
        var standby = new OpenmldbNameservers.Nameserver("n:2", "-", "standby");
        var alone = new OpenmldbNameservers(null, List.of(leader));
        var two = new OpenmldbNameservers(null, List.of(leader, standby));

        assertThat(Survey.onlyNameserver(alone))
                .hasValueSatisfying(it -> assertThat(it).contains("n:1"));
        assertThat(Survey.onlyNameserver(two)).isEmpty();
        is(Survey.nameservers(two, List.of("n:1", "n:2")), Verdict.PASS, "n:1, n:2");
        is(Survey.nameservers(two, List.of("n:1")), Verdict.FAIL, "n:2 is registered and not expected");
    }

    @Test
    void an_upgrade_begins_in_a_calm_cluster_only() {
        RandomPicture calm = picture.copy();
        calm.op(ID, "kAddReplicaOP", "kFailed");
        is(Survey.calm(calm.tables(), calm.placement(), calm.ops()), Verdict.PASS, "1 operations failed earlier");
        calm.op(ID, "kAddReplicaOP", "kDoing");
        is(Survey.calm(calm.tables(), calm.placement(), calm.ops()), Verdict.FAIL, "op 2 of db1: kAddReplicaOP");
        RandomPicture missing = picture.copy();
        missing.replicas.remove(missing.replicas.keySet().iterator().next());
        is(Survey.calm(missing.tables(), missing.placement(), missing.ops()), Verdict.UNKNOWN, "by its replicas");
        is(Survey.calm(tables(), picture.placement(), picture.ops()), Verdict.UNKNOWN, "no table at all");
    }

    @ParameterizedTest
    @CsvSource({"0.9.0-abc,PASS", "0.9.2-abc,PASS", "0.10.0-abc,FAIL", "openmldb::tablet::TabletImpl,UNKNOWN"})
    void a_newer_release_is_not_upgraded(String running, Verdict verdict) {
        is(Survey.upgradable("tablet1", OpenmldbVersion.parse("version: " + running), "0.9.2"), verdict, "tablet1");
    }

    @Test
    void the_release_that_runs_must_be_the_target_and_builds_that_differ_are_told() {
        OpenmldbVersion one = OpenmldbVersion.parse("version: 0.9.2-aaa");
        OpenmldbVersion other = OpenmldbVersion.parse("version: 0.9.2-bbb");
        is(Survey.ofRelease("t", one, "0.9.2"), Verdict.PASS, "t: 0.9.2-aaa");
        is(
                Survey.ofRelease("t", OpenmldbVersion.parse("version: x::TabletImpl"), "0.9.2"),
                Verdict.FAIL,
                "x::TabletImpl");
        assertThat(Survey.differentBuilds(Map.of("t1", one, "t2", other))).hasSize(1);
        assertThat(Survey.differentBuilds(Map.of("t1", one, "t2", one))).isEmpty();
    }

    @Test
    void auto_failover_is_true_or_false_or_not_known() {
        assertThat(Survey.autoFailover(setting("auto_failover", "false"))).contains(false);
        assertThat(Survey.autoFailover(setting("auto_failover", "True"))).isEmpty();
        assertThat(Survey.autoFailover(setting("auto_recover", "true"))).isEmpty();
    }

    private static OpenmldbSetting setting(String key, String value) {
        return new OpenmldbSetting(List.of(new OpenmldbSetting.Entry(key, value)));
    }

    @Test
    void failures_count_by_database_and_id_against_the_baseline() {
        var before = new Ops(List.of(op(1, "kFailed"), op(11, "kDone"), op(5, "kCanceled")));
        var now = new Ops(List.of(op(1, "kFailed"), op(5, "kCanceled"), op(110, "kDone")));
        is(none(before, now), Verdict.PASS, "1 failed before: [op 1 of db1]");
        for (String status : List.of("kFailed", "kCanceled", "kDoing", "kInited")) {
            is(
                    none(before, new Ops(List.of(op(111, status)))),
                    Verdict.FAIL,
                    "op 111 of db1: kChangeLeaderOP of 订单 表 partition 0 " + status);
        }
        is(none(before, new Ops(List.of(op(11, "kFailed")))), Verdict.FAIL, "op 11 of db1");
        is(none(before, new Ops(List.of(op(1, "kCanceled")))), Verdict.FAIL, "op 1 of db1");
        is(
                OpChanges.noneFailed(
                        before,
                        Set.of(new Ops.OpKey("db1", 111)),
                        RandomPicture.CLEAN,
                        now,
                        new Ops(List.of(op(111, "kFailed")))),
                Verdict.PASS,
                "reported already: [op 111 of db1]");
        Op otherDatabase = new Op("db2", 1, "kChangeLeaderOP", "t", null, "kFailed", "-", "-", "-", "-", "no");
        is(
                none(before, new Ops(List.of(otherDatabase))),
                Verdict.FAIL,
                "op 1 of db2: kChangeLeaderOP of t partition - kFailed");
    }

    private static Judgement none(Ops before, Ops now) {
        return OpChanges.noneFailed(before, Set.of(), RandomPicture.CLEAN, new Ops(List.of()), now);
    }

    private static Op op(long id, String status) {
        return RandomPicture.op(ID, id, "kChangeLeaderOP", status);
    }

    @Test
    void tables_that_the_tool_leaves_out_are_named_and_the_raw_rows_decide() {
        Tables ok = tables(table(2, 0));
        var shown = new OpenmldbToolTables(List.of(new Row("7", "订单 表", "db1", "2")), false);
        var shifted = new OpenmldbToolTables(List.of(new Row("7", "订单", "表", "memory")), false);
        is(TableStatuses.ok(ok, ok, RandomPicture.CLEAN, Optional.of(shown)), Verdict.PASS, "1 tables ok");
        is(
                TableStatuses.ok(ok, ok, RandomPicture.CLEAN, Optional.of(shifted)),
                Verdict.PASS,
                "left out by the tool: id 7");
        is(
                TableStatuses.ok(ok, tables(table(2, 1)), RandomPicture.CLEAN, Optional.of(shown)),
                Verdict.FAIL,
                "is not ok");
        is(TableStatuses.ok(ok, ok, RandomPicture.CLEAN, Optional.empty()), Verdict.UNKNOWN, "printed no table");
        is(
                TableStatuses.ok(ok, ok, RandomPicture.CLEAN, Optional.of(new OpenmldbToolTables(List.of(), true))),
                Verdict.PASS,
                "gave up");
    }

    @ParameterizedTest
    @CsvSource({"5,PASS", "7,PASS", "9,PASS", "4,FAIL", "10,FAIL", "memory,UNKNOWN"})
    void rows_of_the_documented_command_lie_between_the_raw_ones(String rows, Verdict verdict) {
        var shown = new OpenmldbToolTables(List.of(new Row("7", "订单 表", "db1", rows)), false);
        is(TableStatuses.rowsBetween(tables(table(5, 0)), shown, tables(table(9, 0))), verdict, "Rows " + rows);
    }

    @Test
    void writes_are_back_when_rows_grow_and_not_known_to_be_when_only_offsets_do() {
        Offsets offsets = offsets(10);
        var resumption = new Resumption(tables(table(5, 0)), offsets, Set.of(NAME));
        is(resumption.judge(tables(table(6, 0)), offsets), Verdict.PASS, "Rows 5, now 6");
        is(resumption.judge(tables(table(5, 0)), offsets), Verdict.FAIL, "nothing is written");
        is(resumption.judge(tables(table(4, 0)), offsets(12)), Verdict.UNKNOWN, "as overwrites or against expiry");
        is(resumption.judge(tables(table(6, 1)), offsets(12)), Verdict.FAIL, "is not ok");
        is(resumption.judge(tables(), offsets(12)), Verdict.FAIL, "is missing");
        var unread = new Offsets(Set.of("db1"), new TreeMap<>(), new TreeMap<>(Map.of(ID, "silent")));
        is(resumption.judge(tables(table(5, 0)), unread), Verdict.UNKNOWN, "cannot be read: silent");
        var all = new Resumption(tables(table(5, 0)), offsets, Set.of());
        is(all.judge(tables(table(7, 0)), offsets), Verdict.PASS, "Rows of all user tables 5, now 7");
        var unknown = new Resumption(tables(table(5, 0)), offsets, Set.of(new TableName("db1", "no")));
        is(unknown.judge(tables(table(5, 0)), offsets), Verdict.UNKNOWN, "there was no such table");
    }

    private static Offsets offsets(long offset) {
        return new Offsets(
                Set.of("db1"), new TreeMap<>(Map.of(ID, new Offsets.AtLeader("t:1", offset))), new TreeMap<>());
    }

    @Test
    void jobs_are_drained_in_final_states_only_and_none_is_newly_lost() {
        is(Jobs.drained(jobs("1 FINISHED", "2 Lost", "3 killed", "4 Failed")), Verdict.PASS, "4 jobs");
        is(Jobs.drained(jobs("1 Running")), Verdict.FAIL, "job 1 (ImportOnlineData) Running");
        is(Jobs.drained(jobs("1 Submitted")), Verdict.FAIL, "Submitted");
        is(Jobs.noneLost(jobs("1 Lost", "2 Finished"), jobs("1 LOST", "2 Finished", "3 Running")), Verdict.PASS, "");
        is(Jobs.noneLost(jobs("1 Running"), jobs("1 Lost")), Verdict.FAIL, "before: Running");
        is(Jobs.noneLost(jobs(), jobs("9 lost")), Verdict.FAIL, "before: not there");
        is(Jobs.noneLost(jobs("1 Finished"), jobs()), Verdict.FAIL, "is missing");
    }

    private static OpenmldbJobs jobs(String... idsAndStates) {
        var jobs = new ArrayList<Job>();
        for (String each : idsAndStates) {
            int blank = each.indexOf(' ');
            jobs.add(new Job(Long.parseLong(each.substring(0, blank)), "ImportOnlineData", each.substring(blank + 1)));
        }
        return new OpenmldbJobs(jobs);
    }

    @Test
    void a_taskmanager_is_online_by_role_endpoint_and_status() {
        var online = new OpenmldbComponents(List.of(
                new Component("m:9902", "taskmanager", "online", "NULL"),
                new Component("t:1", "tablet", "online", "NULL")));
        is(Jobs.online(online, "m:9902"), Verdict.PASS, "is online");
        is(Jobs.online(online, "t:1"), Verdict.FAIL, "taskmanager t:1 is not online");
        var offline = new OpenmldbComponents(List.of(new Component("m:9902", "taskmanager", "offline", "NULL")));
        is(Jobs.online(offline, "m:9902"), Verdict.FAIL, "offline");
        assertThat(Jobs.absent(online, "m:9902")).isFalse();
        assertThat(Jobs.absent(online, "t:1")).isTrue();
    }

    @Test
    void a_tablet_is_back_when_all_five_hold() {
        String endpoint = picture.tablets.get(0);
        var back = new TabletBack(endpoint, "0.9.2");
        OpenmldbVersion target = OpenmldbVersion.parse("version: 0.9.2-abc");
        var freeze = new Freeze(picture.offsets(), Set.of());
        OpenmldbTablets healthy = tablets(endpoint, "kHealthy");
        var damages = new LinkedHashMap<String, RandomPicture>();
        for (String damage : List.of("empty", "silent", "op", "dead", "behind")) {
            damages.put(damage, picture.copy());
        }
        damages.get("empty").held.get(endpoint).clear();
        damages.get("silent").silent.put(endpoint, "gettablestatus failed, error msg: x");
        damages.get("op").op(ID, "kRecoverTableOP", "kInited");
        damages.get("dead")
                .replicas
                .values()
                .forEach(rows -> rows.replaceAll(
                        row -> row.endpoint().equals(endpoint) ? new Replica(endpoint, row.leads(), false) : row));
        damages.get("behind")
                .held
                .get(endpoint)
                .replaceAll(it -> new dev.runproof.parse.OpenmldbPartitions.Partition(
                        it.tid(), it.pid(), it.offset() - 1, it.mode(), it.state()));

        is(
                back.judge(
                        healthy,
                        target,
                        picture.ops(),
                        picture.placement(),
                        picture.holdings(),
                        Optional.of(freeze),
                        picture.offsets()),
                Verdict.PASS,
                "kHealthy");
        is(
                back.judge(
                        tablets(endpoint, "kOffline"),
                        target,
                        picture.ops(),
                        picture.placement(),
                        picture.holdings(),
                        Optional.of(freeze),
                        picture.offsets()),
                Verdict.FAIL,
                "not kHealthy");
        is(
                back.judge(
                        healthy,
                        OpenmldbVersion.parse("version: 0.9.0-abc"),
                        picture.ops(),
                        picture.placement(),
                        picture.holdings(),
                        Optional.of(freeze),
                        picture.offsets()),
                Verdict.FAIL,
                "0.9.0-abc");
        if (!picture.placement().on(endpoint).isEmpty()) {
            damages.forEach((damage, it) -> assertThat(back.judge(
                                    healthy,
                                    target,
                                    it.ops(),
                                    it.placement(),
                                    it.holdings(),
                                    Optional.of(freeze),
                                    picture.offsets())
                            .verdict())
                    .as(damage)
                    .isNotEqualTo(Verdict.PASS));
        }
        RandomPicture behind = damages.get("behind");
        is(
                back.judge(
                        healthy,
                        target,
                        behind.ops(),
                        behind.placement(),
                        behind.holdings(),
                        Optional.empty(),
                        picture.offsets()),
                Verdict.PASS,
                "writes go on");
    }

    @Test
    void recoverdata_must_tell_of_every_table() {
        Placement placement = picture.placement();
        var log = new StringBuilder();
        placement.partitions().keySet().stream()
                .map(PartitionId::table)
                .distinct()
                .forEach(it -> log.append("INFO: ")
                        .append(it.name())
                        .append(" in ")
                        .append(it.database())
                        .append(log.length() % 2 == 0 ? " is healthy\n" : " recover success\n"));
        is(run(log.toString()).recovered(placement), Verdict.PASS, "told");
        is(
                run(log.substring(0, log.lastIndexOf("INFO: ")) + "INFO: end\n").recovered(placement),
                Verdict.FAIL,
                "told neither healthy nor recovered");
        is(run(log + "ERROR: recover table failed. db a name b\n").recovered(placement), Verdict.FAIL, "ERROR");
    }

    private static ToolRun run(String log) {
        return new ToolRun(0, OpenmldbToolLog.parse(log), true, "");
    }
}
