package dev.runproof.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.journal.JournalFile;
import dev.runproof.journal.JournalHeader;
import dev.runproof.journal.JournalObserver;
import dev.runproof.journal.Replay;
import dev.runproof.journal.StartedBy;
import dev.runproof.journal.StepKey;
import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Effect;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Look;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.model.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
    private static final HostName DB = new HostName("db-1");
    private static final FactKey<String> BEFORE = new FactKey<>("db-1.before", String.class);
    private static final FactKey<String> LOOKED = new FactKey<>("db-1.looked", String.class);
    private static final FactKey<Answer> DONE = new FactKey<>("db-1.switched", Answer.class);
    private static final FactKey<Confirmation> GO = new FactKey<>("go", Confirmation.class);
    private static final Clock CLOCK = Clock.fixed(FakeHosts.THEN, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final FakeHosts hosts = new FakeHosts();
    private StepScript script = script();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void starts_an_unrepeatable_action_once_however_often_the_runner_is_killed_on_the_way() {
        int points = 0;
        for (int kill = 1; ; kill++) {
            Path journal = folder.resolve("journal-" + kill + ".jsonl");
            hosts.started.clear();
            hosts.ledger.clear();
            boolean killed = tryOnce(journal, kill, false);
            if (!killed) {
                break;
            }
            points++;
            assertThat(tryOnce(journal, Integer.MAX_VALUE, true)).isFalse();
            assertThat(hosts.started).as("killed at point %d", kill).containsExactly("db-1: switch-over");
        }
        assertThat(points).isGreaterThan(15);
    }

    @Test
    void starts_each_of_several_actions_once_however_often_the_runner_is_killed_on_the_way() {
        script = StepScript.of("switches both", List.of(switching("first"), switching("second"), switching("third")));
        for (int kill = 1; ; kill++) {
            Path journal = folder.resolve("journal-" + kill + ".jsonl");
            hosts.started.clear();
            hosts.ledger.clear();
            if (!tryOnce(journal, kill, false)) {
                assertThat(kill).isGreaterThan(15);
                break;
            }
            assertThat(tryOnce(journal, Integer.MAX_VALUE, true)).isFalse();
            assertThat(hosts.started)
                    .as("killed at point %d", kill)
                    .containsExactly("db-1: first", "db-1: second", "db-1: third");
        }
    }

    private static Action switching(String what) {
        return Action.repeatable(DB, Command.of(what), new FactKey<>("db-1." + what, Answer.class), "");
    }

    @Test
    void does_not_start_again_what_failed_and_may_not_be_repeated() {
        hosts.exitOfActions = 1;
        Path journal = folder.resolve("journal.jsonl");
        tryOnce(journal, Integer.MAX_VALUE, false);
        hosts.answers = command -> command.equals("look") ? "half" : "";
        tryOnce(journal, Integer.MAX_VALUE, true);
        assertThat(hosts.started).containsExactly("db-1: switch-over");
    }

    @Test
    void starts_again_after_fresh_checks_and_a_new_confirmation_when_the_look_proves_that_nothing_was_done() {
        hosts.exitOfActions = 1;
        Path journal = folder.resolve("journal.jsonl");
        hosts.answers = command -> command.equals("look") ? "nothing" : "";
        tryOnce(journal, Integer.MAX_VALUE, false);
        hosts.exitOfActions = 0;
        tryOnce(journal, Integer.MAX_VALUE, true);
        assertThat(hosts.started).containsExactly("db-1: switch-over", "db-1: switch-over");
        assertThat(hosts.asked).filteredOn("db-1: state"::equals).hasSize(2);
        assertThat(asked).hasValue(2);
    }

    @Test
    void starts_again_what_ended_well_and_was_refused_by_a_check_that_reads_nothing_anew() {
        script = StepScript.of("starts it", List.of(state(), switching("start"), isFree()));
        Path journal = folder.resolve("journal.jsonl");
        hosts.answers = command -> "held";
        tryOnce(journal, Integer.MAX_VALUE, false);
        tryOnce(journal, Integer.MAX_VALUE, true);
        hosts.answers = command -> "free";
        tryOnce(journal, Integer.MAX_VALUE, true);
        assertThat(hosts.started).containsExactly("db-1: start", "db-1: start", "db-1: start");
        tryOnce(journal, Integer.MAX_VALUE, true);
        assertThat(hosts.started).as("it passed").hasSize(3);
    }

    @Test
    void only_looks_again_where_a_new_reading_may_judge_otherwise() {
        script = StepScript.of("starts it", List.of(switching("start"), state(), isFree()));
        Path journal = folder.resolve("journal.jsonl");
        hosts.answers = command -> "held";
        tryOnce(journal, Integer.MAX_VALUE, false);
        hosts.answers = command -> "free";
        tryOnce(journal, Integer.MAX_VALUE, true);
        assertThat(hosts.started).containsExactly("db-1: start");
        assertThat(hosts.asked).filteredOn("db-1: state"::equals).hasSize(2);
    }

    private static Probe<String> state() {
        return new Probe<>(DB, Command.of("state"), BEFORE, Answer::out);
    }

    private static Check isFree() {
        return new Check(
                "it is free",
                facts -> facts.get(BEFORE).equals("free") ? Judgement.pass("free") : Judgement.fail("free", "held"));
    }

    @Test
    void carries_out_what_stands_behind_a_lost_action_that_a_look_finds_done() {
        script = StepScript.of("switches both", List.of(lost(Look.Conclusion.GO_ON), switching("second")));
        hosts.exitOfActions = 1;
        Path journal = folder.resolve("journal.jsonl");
        tryOnce(journal, Integer.MAX_VALUE, false);
        assertThat(hosts.started).containsExactly("db-1: first", "db-1: second");
        tryOnce(journal, Integer.MAX_VALUE, true);
        assertThat(hosts.started).as("the first is never started again").containsOnlyOnce("db-1: first");
    }

    @Test
    void leaves_out_what_stands_behind_an_action_that_a_look_finds_to_be_all() {
        script = StepScript.of("switches both", List.of(lost(Look.Conclusion.DONE), switching("second")));
        hosts.exitOfActions = 1;
        tryOnce(folder.resolve("journal.jsonl"), Integer.MAX_VALUE, false);
        assertThat(hosts.started).containsExactly("db-1: first");
    }

    private static Action lost(Look.Conclusion found) {
        return new Action(
                DB,
                Command.of("first"),
                Effect.CHANGES,
                Action.Repeat.ONCE,
                DONE,
                Duration.ofMinutes(1),
                List.of(),
                Optional.of(new Look(List.of(), facts -> new Look.Finding(found, "found", "it is there"))),
                "");
    }

    /** Carries the step out in a new or an existing journal; true when the runner was killed at the given point. */
    private boolean tryOnce(Path file, int killAt, boolean resumed) {
        var points = new AtomicInteger();
        Runnable point = () -> {
            if (points.incrementAndGet() == killAt) {
                throw new Killed();
            }
        };
        hosts.atEverySend = point;
        var observer = new JournalObserver() {
            @Override
            public void before(long line, String kind) {
                point.run();
            }

            @Override
            public void after(long line, String kind) {
                point.run();
            }
        };
        try {
            if (resumed) {
                JournalFile.Reopened reopened = JournalFile.reopen(file, observer);
                try (JournalFile journal = reopened.file()) {
                    step(journal, Replay.of(reopened.journal().entries()));
                }
            } else {
                try (JournalFile journal = JournalFile.create(file, header(), JournalObserver.NONE)) {
                    journal.append(new dev.runproof.journal.JournalEntry.Interrupted("test", FakeHosts.THEN));
                }
                JournalFile.Reopened reopened = JournalFile.reopen(file, observer);
                try (JournalFile journal = reopened.file()) {
                    step(journal, Replay.of(List.of()));
                }
            }
            return false;
        } catch (Killed killed) {
            return true;
        }
    }

    private void step(JournalFile journal, Replay before) {
        var record = new RunRecord("r1", journal, before, new Pace(1), CLOCK);
        var planned = new PlannedStep(1, place(), script, Fingerprint.of(place(), script));
        StepRecord step = record.step(planned);
        if (step.passedBefore()) {
            return;
        }
        step.begins();
        Gatekeeper keeper = (gate, question) -> {
            asked.incrementAndGet();
            return Optional.of(new Confirmation(gate.id(), "alice", "", FakeHosts.THEN, question));
        };
        var world = new World("r1", hosts, new Facts(), new RunEvents() {}, keeper, new Pace(1), CLOCK);
        List<Judgement> judgements = new StepAttempt(world, step, script).carryOut();
        step.ends(judgements.stream().map(Judgement::verdict).reduce(Verdict.PASS, Verdict::and), judgements);
    }

    private static StepPlace place() {
        return new StepPlace(StepKey.named(1, 1, "switch"), "Switch over", List.of("@step:X-1"), "When", "switched", 7);
    }

    private static StepScript script() {
        var look = new Look(
                List.of(new Probe<>(DB, Command.of("look"), LOOKED, Answer::out)),
                facts ->
                        facts.get(LOOKED).equals("nothing") && facts.get(BEFORE).isEmpty()
                                ? new Look.Finding(Look.Conclusion.NOT_STARTED, "not started", "nothing new")
                                : new Look.Finding(Look.Conclusion.STOP, "mixed", "half of it is there"));
        return StepScript.of(
                "switches over",
                List.of(
                        state(),
                        new Gate("GO", "the switch", facts -> Optional.of("switch db-1?"), GO),
                        new Action(
                                DB,
                                Command.of("switch-over"),
                                Effect.IRREVERSIBLE,
                                Action.Repeat.ONCE,
                                DONE,
                                Duration.ofMinutes(1),
                                List.of(),
                                Optional.of(look),
                                ""),
                        new Check(
                                "it ended well",
                                facts ->
                                        Judgement.pass("exit " + facts.get(DONE).exit()))));
    }

    private static JournalHeader header() {
        return new JournalHeader(
                "r1",
                "run",
                "demo",
                "0",
                "lab",
                "0",
                new StartedBy("omm", "", "ctl", "0.1.0"),
                FakeHosts.THEN,
                List.of());
    }

    /** The runner is gone; nothing may catch this but the test. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
