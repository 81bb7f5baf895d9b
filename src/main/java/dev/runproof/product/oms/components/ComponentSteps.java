package dev.runproof.product.oms.components;

import dev.runproof.model.Check;
import dev.runproof.model.Confirmation;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.StepScript;
import dev.runproof.model.Verdict;
import dev.runproof.parse.OmsHaLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The steps that record the components before an upgrade and compare them after it.
 *
 * <p>What is unknown ends a step, unless a person decides to go on.
 */
public final class ComponentSteps {
    private final Sources sources;
    private final Table table;

    public ComponentSteps(Sources sources) {
        this.sources = sources;
        this.table = Table.of(sources.target());
    }

    /** @param gate the id of the decision to go on without a record */
    public StepScript recordedBefore(String gate) {
        Look look = Look.before(sources);
        var moves = new ArrayList<Move>(look.once());
        moves.addAll(judged(
                gate, "the components before the upgrade", "every component was read", facts -> recorded(look, facts)));
        return StepScript.onceForTheRun("Record the components of every project", moves);
    }

    private Findings recorded(Look look, Facts facts) {
        var findings = new Findings();
        Picture picture = look.picture(facts);
        if (!picture.known()) {
            findings.isUnknown("the components are not readable: " + picture.trouble());
            sources.operatorsFile()
                    .ifPresent(
                            file -> findings.note("they can be written down in " + file + ", moment " + look.moment()));
            return findings;
        }
        picture.projects().stream()
                .filter(project -> !project.isReadable())
                .flatMap(project -> project.components().stream()
                        .filter(it -> it.state() == State.NOT_READABLE)
                        .map(it -> "project " + project + ": " + it + ": the word is not known: " + it.word()))
                .forEach(findings::isUnknown);
        findings.saidBy(word(picture));
        findings.holds(picture.projects().size() + " projects recorded");
        picture.lines(table).forEach(findings::note);
        picture.remarks().forEach(findings::note);
        if (table != Table.NONE) {
            picture.full(limits(sources.haBefore(), facts).storesPerSubtopic())
                    .forEach(full -> findings.note("warning: subtopic " + full
                            + " Stores, so many that HA does nothing for it (subtopicStoreNumberThreshold)"));
        }
        return findings;
    }

    /** @param gate the id of the decision to go on with what is unknown */
    public StepScript asDocumentedWithHaOff(String gate) {
        if (table == Table.NONE) {
            return listed(gate);
        }
        return StepScript.onceForTheRun(
                "Compare the components with the document's table, HA off",
                documented(gate, Column.HA_OFF, sources.haBefore(), sources.initialised()));
    }

    /** @param gate the id of the decision to go on with what is unknown */
    public StepScript asDocumentedWithHaOn(String gate) {
        return StepScript.onceForTheRun(
                "Compare the components with the document's table, HA on",
                Only.all(
                        "HA was switched on again",
                        sources.haFollows(),
                        documented(gate, Column.HA_ON, sources.haNow(), sources.haIsOn())));
    }

    private List<Move> documented(
            String gate, Column column, Function<Facts, Optional<String>> ha, Function<Facts, Moment> change) {
        Look look = Look.after(sources, column);
        var deadline = new Deadline(sources.speed());
        var moves = new ArrayList<Move>(look.until(
                "the components are as documented with " + column,
                (picture, facts) -> picture.known()
                        && !documented(column, facts, ha)
                                .compare(picture, look.meanwhile(change.apply(facts)))
                                .mayChange(),
                (now, facts) -> !recordIsKnown(facts)
                        || deadline.isOver(
                                change.apply(facts).byController(), Deadline.of(column, limits(ha, facts)), now)));
        moves.addAll(judged(
                gate,
                "the components with " + column,
                "every component is as its row says",
                facts -> documented(column, facts, ha)
                        .compare(look.picture(facts), look.freshness(facts, change.apply(facts)))
                        .saidBy(word(look.picture(facts)))));
        return moves;
    }

    private Documented documented(Column column, Facts facts, Function<Facts, Optional<String>> ha) {
        boolean last = column == Column.HA_ON || !sources.haFollows().test(facts);
        return new Documented(table, column, last, Look.before(sources).picture(facts), limits(ha, facts));
    }

    private boolean recordIsKnown(Facts facts) {
        return Look.before(sources).picture(facts).known();
    }

    /** The document has no table: what does not run as before is listed, and nothing is judged. */
    private StepScript listed(String gate) {
        Look look = Look.after(sources, Column.HA_OFF);
        var deadline = new Deadline(sources.speed());
        var moves = new ArrayList<Move>(look.until(
                "the components are readable",
                (picture, facts) -> picture.known(),
                (now, facts) -> deadline.isOver(
                        sources.initialised().apply(facts).byController(),
                        Deadline.of(Column.HA_OFF, limits(sources.haBefore(), facts)),
                        now)));
        moves.addAll(judged(
                gate,
                "the components after the upgrade",
                "every component was read",
                facts -> new AsBefore(Look.before(sources).picture(facts))
                        .compare(
                                look.picture(facts),
                                look.freshness(facts, sources.initialised().apply(facts)))
                        .saidBy(word(look.picture(facts)))));
        return StepScript.onceForTheRun("List the components that do not run as before", moves);
    }

    /** @param gate the id of the decision to go on with what is unknown */
    public StepScript asBeforeAfterRollback(String gate) {
        Look look = Look.back(sources);
        var deadline = new Deadline(sources.speed());
        var moves = new ArrayList<Move>(look.until(
                "the components are as before",
                (picture, facts) -> picture.known()
                        && (!sources.haFollows().test(facts)
                                || !new AsBefore(Look.before(sources).picture(facts))
                                        .compare(
                                                picture,
                                                look.meanwhile(sources.isBack().apply(facts)))
                                        .mayChange()),
                (now, facts) -> !recordIsKnown(facts)
                        || deadline.isOver(
                                sources.isBack().apply(facts).byController(),
                                Deadline.of(Column.HA_ON, limits(sources.haNow(), facts)),
                                now)));
        moves.addAll(judged(
                gate,
                "the components after the rollback",
                "every component was read",
                facts -> new AsBefore(Look.before(sources).picture(facts))
                        .compare(
                                look.picture(facts),
                                look.freshness(facts, sources.isBack().apply(facts)))
                        .saidBy(word(look.picture(facts)))));
        return StepScript.onceForTheRun("Compare the components with those before the upgrade", moves);
    }

    /** Whether all that projects need had run before the first change: what is not known to run does not. */
    public boolean ranBefore(Facts facts) {
        return Look.before(sources).picture(facts).allRun();
    }

    /** Whether it does at the end, HA on. */
    public boolean runWithHaOn(Facts facts) {
        return sources.haFollows().test(facts)
                && Look.after(sources, Column.HA_ON).picture(facts).allRun();
    }

    /** Whether it does after a rollback. */
    public boolean runAfterRollback(Facts facts) {
        return Look.back(sources).picture(facts).allRun();
    }

    /** A check that nothing is worse, a decision about what is unknown, and a check that it was made. */
    private static List<Move> judged(String gate, String subject, String expected, Function<Facts, Findings> findings) {
        var decision = new FactKey<>("confirmed." + gate, Confirmation.class);
        return List.of(
                new Check("nothing is worse than expected", facts -> {
                    Judgement judged = findings.apply(facts).judgement(expected);
                    return judged.verdict() == Verdict.FAIL ? judged : Judgement.pass("nothing is worse");
                }),
                Gate.decision(
                        gate,
                        subject + ", where something is unknown",
                        facts -> Optional.of(findings.apply(facts).unknown())
                                .filter(unknown -> !unknown.isEmpty())
                                .map(unknown -> "Unknown: " + String.join("; ", unknown)
                                        + ". Look at it yourself. Is it to go on all the same?"),
                        decision),
                new Check(expected, facts -> concluded(findings.apply(facts), expected, facts, decision)));
    }

    private static Judgement concluded(
            Findings findings, String expected, Facts facts, FactKey<Confirmation> decision) {
        return facts.find(decision)
                .map(found -> found.value())
                .filter(given -> !findings.unknown().isEmpty())
                .map(given -> findings.decided(
                        expected, given.by() + " decided to go on at " + given.at() + ": " + given.reason()))
                .orElseGet(() -> findings.judgement(expected));
    }

    private static OmsHaLimits limits(Function<Facts, Optional<String>> ha, Facts facts) {
        return OmsHaLimits.parse(ha.apply(facts));
    }

    private static String word(Picture picture) {
        return picture.word().map(word -> word + ": ").orElse("");
    }
}
