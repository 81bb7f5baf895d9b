package dev.runproof.lab.oms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.inventory.Environments;
import dev.runproof.inventory.Prompt;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Probe;
import dev.runproof.model.ProductVersion;
import dev.runproof.model.Redactor;
import dev.runproof.model.StepScript;
import dev.runproof.model.Verdict;
import dev.runproof.product.oms.components.ComponentSteps;
import dev.runproof.product.oms.components.Moment;
import dev.runproof.product.oms.components.Sources;
import dev.runproof.remote.Hosts;
import dev.runproof.run.SshOpening;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The components of the documented upgrades, read from simulated consoles in both ways. */
@Timeout(90)
class ComponentStepsTest {
    private static final FactKey<Moment> INITIALISED = new FactKey<>("initialised", Moment.class);
    private static final FactKey<Moment> HA_IS_ON = new FactKey<>("T2", Moment.class);
    private static final FactKey<Moment> IS_BACK = new FactKey<>("back", Moment.class);
    /** Of the half minute that a deadline takes in a lab, so much is over when the change is made. */
    private static final Duration ALREADY = Duration.ofSeconds(28);

    private static final HostName CONSOLE = new HostName("console-node1");

    @TempDir
    private Path folder;

    private boolean haFollows = true;
    private Optional<String> person = Optional.empty();

    /** A lab, its services and the steps on it. */
    private record Stage(OmsLab oms, Hosts hosts, Walking walking, ComponentSteps steps) implements AutoCloseable {
        Judgement walk(StepScript script) {
            return walking.walk(script);
        }

        @Override
        public void close() throws Exception {
            hosts.close();
            oms.close();
        }
    }

    private Stage open(String procedure, Map<String, String> options) throws Exception {
        // HA is off from the stop on, as the procedure leaves it; each test switches it on when its time has come.
        var all = new HashMap<>(options);
        if (!procedure.equals("oms-3.3.0")) {
            all.putIfAbsent("ha", "off");
        }
        var oms = OmsLab.up(procedure, all);
        var environment =
                new Environments(Path.of(".")).read(oms.lab.environment().toString());
        Hosts hosts = new SshOpening(Prompt.NOBODY, told -> {}).open(environment, new Redactor());
        var sources = new Sources(
                version(oms, "source"),
                version(oms, "target"),
                CONSOLE,
                CONSOLE,
                new HostName("metadb"),
                oms.variable("db.rm"),
                200,
                Optional.of(folder.resolve("components.csv")),
                facts -> Optional.of(HaConfig.text(true)),
                facts -> Optional.of(HaConfig.text(true)
                        .replace("\"perceiveStoreClientCheckpoint\":false", "\"perceiveStoreClientCheckpoint\":true")),
                facts -> haFollows,
                facts -> moment(facts, INITIALISED),
                facts -> moment(facts, HA_IS_ON),
                facts -> moment(facts, IS_BACK));
        return new Stage(oms, hosts, new Walking(hosts, question -> person), new ComponentSteps(sources));
    }

    private static Moment moment(Facts facts, FactKey<Moment> key) {
        Moment moment = facts.get(key);
        return new Moment(moment.byController().minus(ALREADY), moment.byHosts());
    }

    private static ProductVersion version(OmsLab oms, String name) {
        return ProductVersion.parse(oms.variable(name)).orElseThrow();
    }

    private static void note(Stage stage, FactKey<Moment> key) {
        stage.walking().probe(new Probe<>(new HostName("node1"), Command.of("date", "+%s"), key, Moment::read));
    }

    /** The upgrade itself, from the stop to the end of the initialisation. */
    private static void upgrade(Stage stage) throws Exception {
        OmsLab oms = stage.oms();
        var nodes = oms.variable("nodes").split(",", -1);
        for (String node : nodes) {
            oms.exchange(node);
        }
        assertThat(oms.init("node1").exit()).isZero();
        note(stage, INITIALISED);
        for (String node : nodes) {
            oms.run(node, "docker exec " + oms.newName() + " supervisorctl start oms_console");
        }
    }

    private static void haOn(Stage stage) throws Exception {
        String text = HaConfig.text(true)
                .replace("\"perceiveStoreClientCheckpoint\":false", "\"perceiveStoreClientCheckpoint\":true");
        Path file = stage.oms().lab.path("node1", "/root/ha.sql");
        Files.writeString(file, "update oms_normal_config set cfg_value='" + text + "' where cfg_name='ha.config';\n");
        stage.oms()
                .must(
                        "node1",
                        "mysql --defaults-extra-file=" + stage.oms().options() + " "
                                + stage.oms().variable("db.rm") + " <" + file);
        note(stage, HA_IS_ON);
    }

    private static String notes(Judgement judged) {
        return String.join("\n", judged.notes());
    }

    @Test
    void from_3_3_1_to_4_0_0_every_row_is_reached_as_the_pages_show_it() throws Exception {
        try (var stage = open("oms-4.0.0", Map.of())) {
            Judgement before = stage.walk(stage.steps().recordedBefore("OMS400-0.components"));
            assertThat(before.verdict()).as(before.actual()).isEqualTo(Verdict.PASS);
            assertThat(notes(before)).contains("row 400-1", "row 400-2", "row 400-3", "row 400-4");
            upgrade(stage);
            Judgement off = stage.walk(stage.steps().asDocumentedWithHaOff("OMS400-10.components"));
            assertThat(off.verdict()).as(off.actual()).isEqualTo(Verdict.PASS);
            haOn(stage);
            Judgement on = stage.walk(stage.steps().asDocumentedWithHaOn("OMS400-13.components"));
            assertThat(on.verdict()).as(on.actual()).isEqualTo(Verdict.PASS);
            assertThat(on.notes().stream().filter(note -> note.startsWith("task: bring the link")))
                    .hasSize(2);
        }
    }

    @Test
    void to_4_2_9_every_row_is_reached_as_the_api_and_the_pages_tell() throws Exception {
        try (var stage = open("oms-4.2.9", Map.of())) {
            Judgement before = stage.walk(stage.steps().recordedBefore("OMS429-0.components"));
            assertThat(before.verdict()).as(before.actual()).isEqualTo(Verdict.PASS);
            assertThat(notes(before)).contains("row 429-1", "row 429-2", "row 429-3", "Running/ACTIVE, reported 20");
            upgrade(stage);
            Judgement off = stage.walk(stage.steps().asDocumentedWithHaOff("OMS429-9.components"));
            assertThat(off.verdict()).as(off.actual()).isEqualTo(Verdict.PASS);
            haOn(stage);
            Judgement on = stage.walk(stage.steps().asDocumentedWithHaOn("OMS429-12.components"));
            assertThat(on.verdict()).as(on.actual()).isEqualTo(Verdict.PASS);
            assertThat(on.notes().stream().filter(note -> note.startsWith("task: ")))
                    .hasSize(1);
        }
    }

    @Test
    void to_3_3_0_what_does_not_run_is_listed_without_a_verdict() throws Exception {
        haFollows = false;
        try (var stage = open("oms-3.3.0", Map.of())) {
            assertThat(stage.walk(stage.steps().recordedBefore("OMS330-0.components"))
                            .verdict())
                    .isEqualTo(Verdict.PASS);
            upgrade(stage);
            Judgement after = stage.walk(stage.steps().asDocumentedWithHaOff("OMS330-9.components"));
            assertThat(after.verdict()).as(after.actual()).isEqualTo(Verdict.PASS);
            assertThat(after.notes().stream().filter(note -> note.startsWith("task: ")))
                    .as(
                            "the Stores and the JDBCWriter of the project that ran, the Store of the one that was suspended")
                    .hasSize(3);
            assertThat(stage.walk(stage.steps().asDocumentedWithHaOn("none")).actual())
                    .isEqualTo("nothing was due");
        }
    }

    private Stage upgradedWith(String... faults) throws Exception {
        Stage stage = open("oms-4.2.9", Map.of());
        stage.walk(stage.steps().recordedBefore("before"));
        for (String fault : faults) {
            stage.oms().lab.plant(fault, "", "");
        }
        upgrade(stage);
        return stage;
    }

    @Test
    void a_reader_that_stays_abnormal_is_named_with_project_row_host_expected_and_seen() throws Exception {
        try (var stage = upgradedWith("SIM-F39")) {
            haOn(stage);
            Judgement on = stage.walk(stage.steps().asDocumentedWithHaOn("on"));
            assertThat(on.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(on.actual())
                    .contains("row 429-1: Incr-Sync", " on 127.", "expected running, is abnormal (Abnormal/ABNORMAL)");
        }
    }

    @Test
    void a_store_that_is_stopped_where_the_row_says_abnormal_fails() throws Exception {
        try (var stage = upgradedWith("SIM-F39-STORE")) {
            Judgement off = stage.walk(stage.steps().asDocumentedWithHaOff("off"));
            assertThat(off.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(off.actual()).contains("row 429-1: Store of subtopic", "expected abnormal, is stopped");
        }
    }

    @Test
    void what_is_shown_as_running_with_a_report_from_before_is_unknown() throws Exception {
        try (var stage = upgradedWith("SIM-F40")) {
            Judgement off = stage.walk(stage.steps().asDocumentedWithHaOff("off"));
            assertThat(off.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(off.actual()).contains("is running (Running/ACTIVE), but it last reported at 20");
        }
    }

    @Test
    void why_ha_leaves_a_full_subtopic_and_one_without_receiver_alone_is_hinted_at() throws Exception {
        try (var stage = upgradedWith("SIM-F30", "SIM-F46")) {
            haOn(stage);
            Judgement on = stage.walk(stage.steps().asDocumentedWithHaOn("on"));
            assertThat(on.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(on.actual())
                    .contains("row 429-1: Store", "row 429-3: Store")
                    .doesNotContain("row 429-2: Store");
            assertThat(notes(on))
                    .contains("row 429-1: it holds 5 Stores, and from subtopicStoreNumberThreshold = 5 on")
                    .contains("row 429-3: with perceiveStoreClientCheckpoint true");
        }
    }

    @Test
    void pages_that_cannot_be_read_are_unknown_until_a_person_decides_or_tells() throws Exception {
        try (var stage = open("oms-4.2.9", Map.of())) {
            stage.oms().lab.plant("SIM-F38", "", "");
            assertThat(stage.walk(stage.steps().recordedBefore("before")).verdict())
                    .as("nobody answers")
                    .isEqualTo(Verdict.UNKNOWN);
            assertThat(stage.steps().recordedBefore("before").moves())
                    .as("a rehearsal is no person")
                    .filteredOn(Gate.class::isInstance)
                    .extracting(move -> ((Gate) move).kind())
                    .containsExactly(Gate.Kind.DECISION);
            person = Optional.of("mia");
            Judgement decided = stage.walk(stage.steps().recordedBefore("before"));
            assertThat(decided.verdict()).isEqualTo(Verdict.PASS);
            assertThat(notes(decided)).contains("unknown: the components are not readable: [CONSOLE-", "mia decided");
            Files.writeString(folder.resolve("components.csv"), """
                    before,orders,project,SYNC,,,RUNNING
                    before,orders,Store,store7100,127.0.0.1,t-0,Running
                    before,orders,Incr-Sync,incr1,127.0.0.1,,Running
                    ha-off,orders,project,SYNC,,,RUNNING
                    ha-off,orders,Store,store7100,127.0.0.1,t-0,Abnormal
                    ha-off,orders,Incr-Sync,incr1,127.0.0.1,,Stopped
                    """);
            person = Optional.empty();
            Judgement told = stage.walk(stage.steps().recordedBefore("before"));
            assertThat(told.verdict()).isEqualTo(Verdict.PASS);
            assertThat(told.actual()).startsWith("by the operator's word in ");
            note(stage, INITIALISED);
            Judgement off = stage.walk(stage.steps().asDocumentedWithHaOff("off"));
            assertThat(off.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(off.actual())
                    .startsWith("by the operator's word in ")
                    .contains("Incr-Sync incr1 on 127.0.0.1: expected abnormal, is stopped");
        }
    }
}
