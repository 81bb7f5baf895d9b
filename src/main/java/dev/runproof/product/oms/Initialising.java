package dev.runproof.product.oms;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Effect;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.Judgement;
import dev.runproof.model.Look;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.OutputFormatException;
import dev.runproof.model.Poll;
import dev.runproof.model.StepScript;
import dev.runproof.parse.OmsDockerInit;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import dev.runproof.sql.structure.StructureChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A9: the script that migrates the databases, once for each region or on every node of it, one after the other, and never a
 * second time without a decision.
 */
final class Initialising {
    static final String INITIALISED = "initialised";

    private static final Duration DEADLINE = Duration.ofMinutes(30);
    private static final Duration PACE = Duration.ofSeconds(5);
    /** A lab's own work takes the machine's time, however fast the lab's clock runs. */
    private static final Duration LEAST_WAIT = Duration.ofSeconds(30);

    private final Site site;
    private final Schemas schemas;
    private final VersionRow versionRow;

    Initialising(Site site) {
        this.site = site;
        this.schemas = new Schemas(site);
        this.versionRow = new VersionRow(site);
    }

    private static FactKey<Answer> run(Node node, String which) {
        return Known.answer(node + ".init" + which);
    }

    /** Whether a script has been started on any node, or is about to be. */
    static Predicate<Facts> hasBegun(Site site) {
        return facts -> site.nodes().stream().anyMatch(node -> facts.knows(flag(node, "")));
    }

    /** The step whose ids these are. */
    static String step(Site site) {
        return site.step(
                switch (site.release()) {
                    case OMS_3_3_0, OMS_4_2_9 -> "8";
                    case OMS_4_0_0 -> "9";
                });
    }

    private static FactKey<Answer> flag(Node node, String which) {
        return Known.answer(node + ".flag" + which);
    }

    /** Known before the first script starts: from here on the way back restores the databases, whatever became of it. */
    StepScript beginIsNoted() {
        var moves = new BeforeInitialising(site).moves(BeforeInitialising.NOTED);
        moves.add(new Standstill(site).moment(Known.INITIALISATION_BEGINS));
        return StepScript.onceForTheRun("Note that the databases are about to be migrated", moves);
    }

    StepScript metadataIsInitialised() {
        // Once more: a run may be resumed here long after the moment was noted.
        var moves = new BeforeInitialising(site).moves(BeforeInitialising.BEGUN);
        for (Node node : site.nodes()) {
            Predicate<Facts> due = facts -> Installation.of(site, facts).isInitialisedOn(node);
            String condition = node + " is the first of its region, or its region's files differ";
            moves.addAll(Only.all(condition, due, oneRun(node, "")));
            if (site.release().hasApi()) {
                Predicate<Facts> refused = due.and(facts -> read(facts, node, "")
                        .filter(OmsDockerInit::versionRefused)
                        .isPresent());
                moves.addAll(
                        Only.all(condition + " and was refused for its version", refused, versionRow.written(node)));
                moves.addAll(Only.all(condition + " and was refused for its version", refused, oneRun(node, ".again")));
                moves.addAll(Only.all(
                        condition + " and was refused for its version",
                        refused,
                        List.of(new Check(
                                "the second run succeeded on " + node, facts -> judge(facts, node, ".again")))));
                moves.addAll(Only.all(
                        condition,
                        due.and(refused.negate()),
                        List.of(new Check("the script succeeded on " + node, facts -> judge(facts, node, "")))));
            } else {
                moves.addAll(Only.all(
                        condition,
                        due,
                        List.of(new Check("the script succeeded on " + node, facts -> judge(facts, node, "")))));
            }
        }
        return StepScript.onceForTheRun("Initialise the metadata, one region after the other", moves);
    }

    private List<Move> oneRun(Node node, String which) {
        return List.of(
                Action.repeatable(
                        node.host(),
                        Command.of(
                                Known.dockerWords(node),
                                "exec",
                                node.newContainer(),
                                "rm",
                                "-f",
                                "/root/init_flag.txt"),
                        flag(node, which),
                        "none is needed: the script writes it again"),
                new Action(
                        node.host(),
                        Command.shell(HostScripts.INITIALISE, Known.docker(node), node.newContainer())
                                .within(DEADLINE),
                        Effect.CHANGES,
                        Action.Repeat.ONCE,
                        run(node, which),
                        DEADLINE,
                        List.of(),
                        Optional.of(look(node, which)),
                        "all databases from the backup, by runproof rollback"));
    }

    /** A lost connection does not end the script: it is waited for, then its log tells. Nobody ends one that takes long. */
    private Look look(Node node, String which) {
        var log = Known.answer(node + ".init.log" + which);
        var running = new Poll<>(
                "docker_init.sh does not run any more on " + node,
                node.host(),
                Command.shell(HostScripts.INIT_LOG, Known.docker(node), node.newContainer()),
                log,
                answer -> answer,
                (answer, facts) -> !runs(answer) || isOverdue(facts, node, which, answer.at()),
                1,
                PACE,
                PACE,
                DEADLINE,
                Poll.Late.IS_JUDGED);
        return new Look(
                List.of(running),
                facts -> facts.find(log)
                        .map(found -> found(found.value(), node))
                        .orElseGet(() -> new Look.Finding(
                                Look.Conclusion.STOP,
                                "not seen",
                                node + " could not be asked: whether the script still runs there is not known")));
    }

    private static boolean runs(Answer log) {
        return log.out().startsWith("running");
    }

    /** By the time since the moment right before the script was started, however often somebody looked meanwhile. */
    private boolean isOverdue(Facts facts, Node node, String which, Instant now) {
        Duration limit = Duration.ofMillis((long) (DEADLINE.toMillis() / site.speed()));
        Instant began = facts.get(flag(node, which)).at();
        return now.isAfter(began.plus(limit.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : limit));
    }

    private static Look.Finding found(Answer log, Node node) {
        if (runs(log)) {
            return new Look.Finding(
                    Look.Conclusion.STOP,
                    "it still runs",
                    "docker_init.sh on " + node + " still runs after " + DEADLINE.toMinutes()
                            + " minutes. Nothing was ended: see docker top, and go on with runproof resume when it has"
                            + " ended");
        }
        String text = log.out().substring(log.out().indexOf('\n') + 1);
        if (text.isBlank()) {
            return new Look.Finding(
                    Look.Conclusion.STOP,
                    "no log",
                    "the script does not run on " + node
                            + " and has left no log: whether it has changed databases is not"
                            + " known. runproof rollback restores them");
        }
        try {
            OmsDockerInit init = OmsDockerInit.parse(text);
            if (init.ok()) {
                return new Look.Finding(Look.Conclusion.GO_ON, "completed", "its log on " + node + " tells success");
            }
            return new Look.Finding(Look.Conclusion.STOP, "not completed", told(init, node));
        } catch (OutputFormatException notUnderstood) {
            return new Look.Finding(
                    Look.Conclusion.STOP, "a log that is not understood", String.valueOf(notUnderstood.getMessage()));
        }
    }

    private static Optional<OmsDockerInit> read(Facts facts, Node node, String which) {
        return facts.find(run(node, which)).map(fact -> OmsDockerInit.parse(text(fact.value())));
    }

    /** The exit status stands behind the output; it does not tell whether the script succeeded. */
    private static String text(Answer answer) {
        return answer.out();
    }

    private static String told(OmsDockerInit init, Node node) {
        var told = new StringBuilder(node + ": ");
        if (init.failedStep() != null) {
            told.append("step ").append(init.failedStep()).append(" did not succeed");
        } else if (!init.completed()) {
            told.append("the end was not announced");
        } else {
            told.append("completed, but not well");
        }
        init.errors()
                .forEach(error ->
                        told.append("; line ").append(error.line()).append(": ").append(error.text()));
        init.programs().stream()
                .filter(program -> !program.state().equals("RUNNING"))
                .forEach(program ->
                        told.append("; ").append(program.name()).append(' ').append(program.state()));
        return told.append(". It is not run again by itself; runproof rollback goes back")
                .toString();
    }

    private static Judgement judge(Facts facts, Node node, String which) {
        if (!facts.knows(run(node, which))) {
            return Judgement.pass(node + ": its connection was lost, its log tells that all steps are done");
        }
        Answer answer = facts.get(run(node, which));
        OmsDockerInit init;
        try {
            init = OmsDockerInit.parse(text(answer));
        } catch (OutputFormatException notUnderstood) {
            return Judgement.fail(
                    "five steps and the end",
                    node + ": " + notUnderstood.getMessage() + "; last words: " + Told.lastWords(answer));
        }
        return init.ok()
                ? Judgement.pass(node + ": all steps done, all programs RUNNING")
                : Judgement.fail("all five steps, the end, no error, all programs RUNNING", told(init, node));
    }

    /** What the script changed; where it changed nothing somebody has to decide. */
    StepScript schemasHaveChanged() {
        FactKey<Confirmation> decided = Known.confirmed(step(site) + ".unchanged");
        return StepScript.onceForTheRun(
                "Compare the structure of every database with what it was",
                List.of(
                        schemas.read(INITIALISED),
                        Gate.decision(
                                step(site),
                                "a database whose structure the script did not change",
                                facts -> question(schemas.unchanged(facts, INITIALISED)),
                                decided),
                        new Check("every database was migrated", facts -> judgeChanges(facts, decided)),
                        new Heartbeats(site, INITIALISED).timeIsRead(INITIALISED)));
    }

    private static Optional<String> question(List<String> unchanged) {
        return unchanged.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The structure of " + String.join(", ", unchanged) + " is as it was: either this release has"
                                + " nothing to change there, or the script failed in silence. Go on all the same?");
    }

    private Judgement judgeChanges(Facts facts, FactKey<Confirmation> decided) {
        var weighing = new Weighing("a change in every database");
        for (Map.Entry<String, List<StructureChange>> entry :
                schemas.changes(facts, INITIALISED).entrySet()) {
            if (entry.getValue().isEmpty()) {
                weighing.holds(entry.getKey() + " is as it was, accepted by "
                        + facts.get(decided).by());
                continue;
            }
            weighing.holds(entry.getKey() + ": " + entry.getValue().size() + " changes");
            entry.getValue().forEach(change -> weighing.note(entry.getKey() + ": " + change));
        }
        return weighing.judgement();
    }
}
