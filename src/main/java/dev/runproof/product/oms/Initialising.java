package dev.runproof.product.oms;

import dev.runproof.model.Check;
import dev.runproof.model.Confirmation;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.Judgement;
import dev.runproof.model.Only;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.Weighing;
import dev.runproof.sql.structure.StructureChange;
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

    private final Site site;
    private final Schemas schemas;
    private final VersionRow versionRow;

    Initialising(Site site) {
        this.site = site;
        this.schemas = new Schemas(site);
        this.versionRow = new VersionRow(site);
    }

    /** Whether a script has been started on any node, or is about to be. */
    static Predicate<Facts> hasBegun(Site site) {
        return facts -> site.nodes().stream().anyMatch(node -> facts.knows(InitRun.before(node, "")));
    }

    /** The step whose ids these are. */
    static String step(Site site) {
        return site.step(
                switch (site.release()) {
                    case OMS_3_3_0, OMS_4_2_9 -> "8";
                    case OMS_4_0_0 -> "9";
                });
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
            var first = new InitRun(site, node, "");
            Predicate<Facts> due = facts -> Installation.of(site, facts).isInitialisedOn(node);
            String condition = node + " is the first of its region, or its region's files differ";
            moves.addAll(Only.all(condition, due, first.moves()));
            if (site.release().hasApi()) {
                var again = new InitRun(site, node, ".again");
                Predicate<Facts> refused = due.and(first::versionRefused);
                String whenRefused = condition + " and was refused for its version";
                moves.addAll(Only.all(whenRefused, refused, versionRow.written(node)));
                moves.addAll(Only.all(whenRefused, refused, again.moves()));
                moves.addAll(
                        Only.all(whenRefused, refused, again.proof().moves("the second run succeeded on " + node)));
                due = due.and(refused.negate());
            }
            moves.addAll(Only.all(condition, due, first.proof().moves("the script succeeded on " + node)));
        }
        return StepScript.onceForTheRun("Initialise the metadata, one region after the other", moves);
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
