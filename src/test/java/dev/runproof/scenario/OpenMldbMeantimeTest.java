package dev.runproof.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.model.Verdict;
import dev.runproof.run.RunOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others do to a cluster of OpenMLDB between two steps: hours may lie between, and people are at work on the hosts. */
@Tag("crash")
class OpenMldbMeantimeTest {
    private static final String MISLAY = "mkdir mislaid && mv bin.backup-* mislaid/";
    private static final String RESTORE = "mv mislaid/* . && rmdir mislaid";

    private static final String FOLLOWS = " follower";

    @TempDir
    private Path home;

    @Test
    void writes_are_not_resumed_and_nothing_passes_without_the_way_back_that_was_proved() throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(home, 3, Map.of())) {
            rehearsal.when("every tablet runs the new release", () -> inTablet(rehearsal, MISLAY));
            RunOutcome run = rehearsal.run();
            refused(run, rehearsal, "OM-16", "is gone");

            inTablet(rehearsal, RESTORE + " && cp -p bin/openmldb new && cp -p bin.backup-*/openmldb bin/openmldb");
            refused(rehearsal.resume(run), rehearsal, "OM-16", "which its next start takes: 0.9.0");

            inTablet(rehearsal, "mv new bin/openmldb");
            rehearsal.when("every component runs the new release", () -> inNameserver(rehearsal, MISLAY));
            refused(rehearsal.resume(run), rehearsal, "OM-S1", "is gone");

            int changes = rehearsal.changes().size();
            refused(rehearsal.rollback(run), rehearsal, "OM-R0", "no copy of this run is kept");
            assertThat(rehearsal.changes()).hasSize(changes);

            inNameserver(rehearsal, RESTORE);
            assertThat(rehearsal.resume(run).verdict())
                    .as("%s", rehearsal.worst())
                    .isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void what_others_have_switched_off_moved_or_emptied_is_put_right() throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(home, 3, Map.of())) {
            Set<String> before = rehearsal.asked().replicas();
            rehearsal.when(
                    "the programs of the tablet are exchanged", () -> client(rehearsal, "confset auto_failover false"));
            rehearsal.when("the leaders are brought back to the tablet", () -> {
                stray(rehearsal, "tablet2");
                rehearsal.ssh("ns1", "for it in " + rehearsal.variable("stateDir") + "/stat-*; do : >$it; done");
            });

            RunOutcome run = rehearsal.run();

            assertThat(run.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
            assertThat(rehearsal.notes()).anyMatch(note -> note.contains("that others had moved were brought back"));
            assertThat(rehearsal.asked().replicas()).isEqualTo(before);
            assertThat(rehearsal.calls("--cmd=recoverdata")).isOne();
            stray(rehearsal, "tablet1");

            RunOutcome back = rehearsal.rollback(run);

            assertThat(back.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.PASS);
            assertThat(rehearsal.asked().replicas()).isEqualTo(before);
            assertThat(rehearsal.asked().autoFailover()).isEqualTo("true");
        }
    }

    @Test
    void a_tablet_that_does_not_end_is_named_on_both_ways_as_something_for_a_person_to_end() throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(home, 3, Map.of())) {
            rehearsal.when(
                    "the tablet is stopped",
                    () -> inTablet(rehearsal, "cp bin/tablet.pid frozen && kill -STOP $(cat frozen)"));
            RunOutcome run = rehearsal.run();
            refused(run, rehearsal, "OM-7", "end it by hand, then resume");

            RunOutcome back = rehearsal.rollback(run);
            refused(back, rehearsal, "OM-R2", "was held before by a process");

            inTablet(rehearsal, "kill -9 $(cat frozen) && rm frozen");
            assertThat(rehearsal.resume(back).verdict())
                    .as("%s", rehearsal.worst())
                    .isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void a_leader_that_dies_is_waited_for_until_another_one_leads_and_its_tablet_is_named_then() throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(home, 3, Map.of())) {
            String there = "cd " + rehearsal.variable("dir.tablet.tablet3") + " && ";
            rehearsal.when(
                    "the nameserver is stopped if it leads",
                    () -> rehearsal.ssh("tablet3", there + "kill -9 $(cat bin/tablet.pid)"));
            RunOutcome run = rehearsal.run();
            refused(run, rehearsal, "OM-4", "is kOffline");

            rehearsal.ssh("tablet3", there + "rm bin/tablet.pid && bash bin/start.sh start tablet");
            assertThat(rehearsal.resume(run).verdict())
                    .as("%s", rehearsal.worst())
                    .isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void an_sdk_that_was_put_back_after_its_proof_does_not_pass_in_the_end() throws IOException {
        try (var rehearsal = new OpenMldbRehearsal(home, 3, Map.of())) {
            rehearsal.when("every component runs the new release", () -> {
                forApplication(rehearsal, "python3 -m pip install openmldb==0.9.0");
                forApplication(rehearsal, "cp pom.xml pom.new && cp pom.xml.backup-* pom.xml");
            });
            RunOutcome run = rehearsal.run();
            refused(run, rehearsal, "OM-25", "actual 0.9.0");

            forApplication(rehearsal, "mv pom.new pom.xml");
            refused(rehearsal.resume(run), rehearsal, "OM-26", "0.9.0");

            forApplication(rehearsal, "python3 -m pip install openmldb==0.9.2");
            assertThat(rehearsal.resume(run).verdict())
                    .as("%s", rehearsal.worst())
                    .isEqualTo(Verdict.PASS);
        }
    }

    private static void refused(RunOutcome run, OpenMldbRehearsal rehearsal, String step, String told) {
        assertThat(run.verdict()).as("%s", rehearsal.worst()).isEqualTo(Verdict.FAIL);
        assertThat(rehearsal.worst().place().documentedSteps()).contains(step);
        assertThat(rehearsal.worst().told()).contains(told);
    }

    private static String inTablet(OpenMldbRehearsal rehearsal, String text) {
        return rehearsal.ssh("tablet1", "cd " + rehearsal.variable("dir.tablet.tablet1") + " && " + text);
    }

    private static void inNameserver(OpenMldbRehearsal rehearsal, String text) {
        rehearsal.ssh("ns1", "cd " + rehearsal.variable("dir.nameserver.ns1") + " && " + text);
    }

    private static void forApplication(OpenMldbRehearsal rehearsal, String text) {
        rehearsal.ssh("tm1", "cd $(dirname " + rehearsal.variable("pom") + ") && " + text);
    }

    /** Somebody moves a leader away from a tablet, as a failover would, and leaves it there. */
    private static void stray(OpenMldbRehearsal rehearsal, String tablet) {
        String endpoint = rehearsal.variable("endpoint.tablet." + tablet);
        Set<String> replicas = rehearsal.asked().replicas();
        String led = replicas.stream()
                .filter(replica -> replica.startsWith("db1.t1[") && replica.endsWith(endpoint + " leader"))
                .findFirst()
                .orElseThrow();
        String partition = led.substring("db1.t1[".length(), led.indexOf(']'));
        String place = "db1.t1[" + partition + "] ";
        String follower = replicas.stream()
                .filter(replica -> replica.startsWith(place) && replica.endsWith(FOLLOWS))
                .map(replica -> replica.substring(place.length(), replica.length() - FOLLOWS.length()))
                .findFirst()
                .orElseThrow();
        for (String command : List.of(
                "confset auto_failover false",
                "changeleader t1 " + partition + " " + follower,
                "recovertable t1 " + partition + " " + endpoint,
                "confset auto_failover true")) {
            client(rehearsal, command);
        }
        assertThat(rehearsal.asked().replicas()).isNotEqualTo(replicas).noneMatch(it -> it.endsWith("not alive"));
    }

    /** An operation of this lab takes less than a second of the wall clock. */
    private static void client(OpenMldbRehearsal rehearsal, String command) {
        rehearsal.ssh(
                "ns1",
                rehearsal.variable("newPackage") + "/bin/openmldb --zk_cluster=" + rehearsal.variable("zkCluster")
                        + " --zk_root_path=" + rehearsal.variable("zkRootPath")
                        + " --role=ns_client --interactive=false --database=db1 --cmd='" + command + "'; sleep 1");
    }
}
