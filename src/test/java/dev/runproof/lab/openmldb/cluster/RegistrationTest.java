package dev.runproof.lab.openmldb.cluster;

import static dev.runproof.lab.openmldb.cluster.Desk.A;
import static dev.runproof.lab.openmldb.cluster.Desk.NEW;
import static dev.runproof.lab.openmldb.cluster.Desk.NS1;
import static dev.runproof.lab.openmldb.cluster.Desk.NS2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.parse.OpenmldbJobs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nodes in ZooKeeper outlive their process by the session timeout, and what follows from it. */
class RegistrationTest {
    private final Desk desk = Desk.ofStandard();

    private String version(Component component) {
        return desk.cluster()
                .http(component, HttpRequest.get("/status"))
                .body()
                .lines()
                .findFirst()
                .orElseThrow();
    }

    private List<String> tablets() {
        return Desk.rows(desk.zk("showtablet")).stream()
                .map(it -> it.split(" ", -1)[2])
                .toList();
    }

    @Test
    void a_tablet_that_is_started_too_soon_ends_by_itself_and_a_later_start_works() {
        Component tablet = Desk.tablet(A);
        desk.cluster().stopped(tablet);
        desk.seconds(1);
        desk.cluster().started(tablet, NEW, true);
        assertThat(desk.cluster().fate(tablet)).isEqualTo(Fate.LISTENING);
        assertThat(version(tablet)).isEqualTo("version: openmldb::tablet::TabletImpl");

        desk.seconds(3);

        assertThat(desk.cluster().fate(tablet)).isEqualTo(Fate.EXITED);
        assertThat(desk.log())
                .contains(
                        "W " + A + " fail to register self with endpoint " + A + ", err from zk -110",
                        "W " + A + " Fail to register zk");
        assertThat(tablets()).containsExactly("kHealthy", "kHealthy", "kHealthy");

        desk.seconds(6);
        assertThat(tablets()).containsExactly("kOffline", "kHealthy", "kHealthy");
        desk.cluster().started(tablet, NEW, true);
        desk.seconds(2);
        assertThat(desk.cluster().fate(tablet)).isEqualTo(Fate.REGISTERED);
        assertThat(version(tablet)).isEqualTo("version: " + NEW);
        assertThat(tablets()).containsExactly("kHealthy", "kHealthy", "kHealthy");
    }

    @Test
    void who_is_halted_loses_his_place_after_the_session_and_queues_anew_when_he_goes_on() {
        var leader = new Component(Kind.NAMESERVER, NS1);
        desk.cluster().halted(Desk.tablet(A), true);
        desk.cluster().halted(leader, true);
        desk.seconds(9);
        desk.cluster().halted(leader, false);
        assertThat(Desk.rows(desk.zk("showns")).get(0)).contains(NS1).contains("leader");
        assertThat(tablets()).containsExactly("kHealthy", "kHealthy", "kHealthy");

        desk.cluster().halted(leader, true);
        desk.seconds(13);
        assertThat(Desk.rows(desk.zk("showns")))
                .hasSize(1)
                .first()
                .asString()
                .contains(NS2)
                .contains("leader");
        assertThat(tablets()).containsExactly("kOffline", "kHealthy", "kHealthy");

        desk.cluster().halted(leader, false);
        desk.cluster().halted(Desk.tablet(A), false);
        desk.seconds(3);
        assertThat(Desk.rows(desk.zk("showns"))).hasSize(2);
        assertThat(Desk.rows(desk.zk("showns")).get(0)).contains(NS2).contains("leader");
        assertThat(tablets()).containsExactly("kHealthy", "kHealthy", "kHealthy");
    }

    @Test
    void a_leader_that_goes_on_within_its_session_leads_though_the_other_nameserver_has_gone() {
        var leader = new Component(Kind.NAMESERVER, NS1);
        desk.cluster().stopped(new Component(Kind.NAMESERVER, NS2));
        desk.seconds(8);
        desk.cluster().halted(leader, true);
        desk.seconds(5);
        desk.cluster().halted(leader, false);
        desk.seconds(2);
        desk.cluster().halted(leader, true);
        desk.seconds(6);
        desk.cluster().halted(leader, false);
        desk.seconds(2);
        assertThat(Desk.rows(desk.zk("showns")))
                .hasSize(1)
                .first()
                .asString()
                .contains(NS1)
                .contains("leader");
        assertThat(tablets()).containsExactly("kHealthy", "kHealthy", "kHealthy");
    }

    @Test
    void a_component_that_never_registers_shows_its_class_for_ever() {
        Component tablet = Desk.tablet(A);
        desk.faults().neverRegisters(tablet);
        desk.cluster().stopped(tablet);
        desk.seconds(15);
        desk.cluster().started(tablet, NEW, true);
        desk.seconds(600);

        assertThat(desk.cluster().fate(tablet)).isEqualTo(Fate.LISTENING);
        assertThat(version(tablet)).isEqualTo("version: openmldb::tablet::TabletImpl");
        assertThat(tablets()).first().isEqualTo("kOffline");
    }

    @Test
    void registration_may_take_longer() {
        Component tablet = Desk.tablet(A);
        desk.faults().registrationTakes(tablet, Duration.ofSeconds(40));
        desk.cluster().stopped(tablet);
        desk.seconds(15);
        desk.cluster().started(tablet, NEW, true);
        desk.seconds(39);
        assertThat(desk.cluster().fate(tablet)).isEqualTo(Fate.LISTENING);
        desk.seconds(1);
        assertThat(desk.cluster().fate(tablet)).isEqualTo(Fate.REGISTERED);
    }

    @Test
    void nobody_leads_until_the_session_of_a_stopped_leader_has_ended_then_the_standby_does() {
        desk.cluster().stopped(Desk.nameserver(NS1));
        desk.seconds(9);
        assertThat(desk.at(NS2, "", "showtablet")).contains("nameserver is not leader");
        assertThat(Desk.rows(desk.zk("showns"))).containsExactly(NS1 + " - leader", NS2 + " - standby");

        desk.seconds(3);

        assertThat(Desk.rows(desk.zk("showns"))).containsExactly(NS2 + " - leader");
        assertThat(desk.zk("showdb")).contains("ns leader: " + NS2, "db1");
        desk.cluster().started(Desk.nameserver(NS1), NEW, true);
        desk.seconds(2);
        assertThat(Desk.rows(desk.zk("showns"))).containsExactly(NS2 + " - leader", NS1 + " - standby");
    }

    @Test
    void a_leader_restarted_within_its_session_takes_its_old_lock_back() {
        desk.cluster().stopped(Desk.nameserver(NS1));
        desk.seconds(3);
        desk.cluster().started(Desk.nameserver(NS1), NEW, true);
        desk.seconds(2);

        assertThat(desk.ns("", "showdb")).contains("db1");
        desk.seconds(60);
        assertThat(Desk.rows(desk.zk("showns"))).containsExactly(NS1 + " - leader", NS2 + " - standby");
    }

    @Test
    void a_leader_that_loses_its_lock_is_followed_by_the_standby_after_a_pause() {
        desk.faults().leaderLosesLock();
        assertThat(desk.ns("", "showdb")).isEqualTo("  #  name\n-----------\n");
        assertThat(desk.zk("showtablet")).contains("nameserver is not leader");
        desk.seconds(2);
        assertThat(desk.zk("showdb")).contains("ns leader: " + NS2, "db1");
    }

    @Test
    void a_nameserver_does_not_start_with_fewer_tablets_than_system_tables_have_replicas() {
        desk.cluster().stopped(Desk.tablet(A));
        desk.cluster().stopped(Desk.tablet(Desk.B));
        desk.cluster().stopped(Desk.nameserver(NS2));
        desk.seconds(15);
        desk.cluster().started(Desk.nameserver(NS2), NEW, true);
        desk.seconds(5);

        assertThat(desk.cluster().fate(Desk.nameserver(NS2))).isEqualTo(Fate.EXITED);
        assertThat(desk.log()).anyMatch(it -> it.contains("system_table_replica_num 2"));
    }

    @Test
    void zookeeper_has_the_last_word_on_auto_failover_and_flags_count_only_where_it_has_none() {
        desk.ns("", "confset auto_failover false");
        desk.faults().leaderLosesLock();
        desk.seconds(2);
        assertThat(desk.at(NS2, "", "confget auto_failover")).contains("false");

        desk.faults().autoFailoverUnset();
        desk.cluster().stopped(Desk.nameserver(NS1));
        desk.cluster().stopped(Desk.nameserver(NS2));
        desk.seconds(11);
        desk.cluster().started(Desk.nameserver(NS1), NEW, false);
        desk.seconds(3);
        assertThat(desk.ns("", "confget auto_failover")).contains("false");
    }

    @Test
    void a_nameserver_of_a_newer_release_adds_the_table_of_users() {
        Desk old = Desk.of(Desk.standard().without("__INTERNAL_DB", "USER"), "0.8.4-aaaa1111");
        assertThat(old.sql("show table status like '%'")).doesNotContain(" USER ");
        old.cluster().stopped(Desk.nameserver(NS1));
        old.seconds(12);
        assertThat(old.sql("show table status like '%'")).doesNotContain(" USER ");
        old.cluster().started(Desk.nameserver(NS1), NEW, true);
        old.seconds(2);
        old.faults().leaderLosesLock();
        old.seconds(4);

        assertThat(old.replicas("__INTERNAL_DB", "USER")).hasSize(2).allMatch(it -> it.endsWith(" yes 1"));
        assertThat(old.sql("show table status like '%'")).doesNotContain("ERROR");
    }

    @Test
    void a_standby_taskmanager_takes_over_and_running_jobs_are_lost() {
        var topology = Topology.standard(
                List.of(NS1, NS2),
                List.of(A, Desk.B, Desk.C),
                List.of(Desk.TASKMANAGER, "192.0.2.32:9902"),
                List.of(),
                Desk.ZK);
        Desk two = Desk.of(topology);
        int done = two.faults().job("ImportOnlineData", "Finished");
        int runs = two.faults().job("ExportOfflineData", "Running");
        assertThat(two.sql("show components")).contains(Desk.TASKMANAGER).doesNotContain("192.0.2.32");

        two.cluster().stopped(new Component(Kind.TASKMANAGER, Desk.TASKMANAGER));
        two.seconds(11);

        assertThat(two.sql("show components")).contains("192.0.2.32").doesNotContain(Desk.TASKMANAGER);
        assertThat(OpenmldbJobs.parse(two.sql("show jobs").getBytes(StandardCharsets.UTF_8))
                        .jobs())
                .noneMatch(OpenmldbJobs.Job::unfinished);
        assertThat(two.sql("show jobs").lines().map(it -> it.strip().replaceAll(" +", " ")))
                .anyMatch(it -> it.startsWith(done + " ImportOnlineData Finished "))
                .anyMatch(it -> it.startsWith(runs + " ExportOfflineData LOST "));
    }
}
