package dev.runproof.product.oms.components;

import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Inspect;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Poll;
import dev.runproof.model.Probe;
import dev.runproof.sql.SqlCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * One look at all components, and the facts it leaves.
 *
 * <p>Before 4.1.1 nothing tells when a component last reported: what is shown as running is looked at a second time.
 *
 * @param moment the name of the look in facts and in the operator's file
 */
record Look(Sources sources, String moment, Edition edition, HostName console) {
    static final String BEFORE = "before";
    static final String HA_OFF = "ha-off";
    static final String HA_ON = "ha-on";
    static final String BACK = "back";

    private static final Duration PACE = Duration.ofSeconds(10);
    /** Between two readings of what may stand still. */
    private static final Duration APART = Duration.ofSeconds(60);

    private static final Duration SECOND_READING = Duration.ofMinutes(10);

    static Look before(Sources sources) {
        return new Look(sources, BEFORE, Edition.of(sources.source()), sources.oldConsole());
    }

    static Look after(Sources sources, Column column) {
        String moment = switch (column) {
            case HA_OFF -> HA_OFF;
            case HA_ON -> HA_ON;
        };
        return new Look(sources, moment, Edition.of(sources.target()), sources.newConsole());
    }

    static Look back(Sources sources) {
        return new Look(sources, BACK, Edition.of(sources.source()), sources.oldConsole());
    }

    FactKey<Shown> shown() {
        return key("");
    }

    private FactKey<Shown> again() {
        return key(".again");
    }

    private FactKey<Shown> projects(String table) {
        return key("." + table);
    }

    private FactKey<Shown> key(String part) {
        return new FactKey<>("components." + moment + part, Shown.class);
    }

    private FactKey<OperatorsWord> word() {
        return new FactKey<>("components." + moment + ".operator", OperatorsWord.class);
    }

    /** Looks once. */
    List<Move> once() {
        var moves = new ArrayList<Move>(rmProjects());
        moves.add(new Probe<>(console, question(), shown(), Shown::read));
        moves.addAll(operator());
        return moves;
    }

    /**
     * Looks until the picture is good, or has had its time; what runs is looked at twice where one look does not prove it.
     *
     * @param over whether the time is over at this moment
     */
    List<Move> until(String awaited, BiPredicate<Picture, Facts> good, BiPredicate<Instant, Facts> over) {
        var moves = new ArrayList<Move>(rmProjects());
        moves.add(new Poll<>(
                awaited + ", or have had their time",
                console,
                question(),
                shown(),
                Shown::read,
                (shown, facts) ->
                        shown.isHopeless() || good.test(picture(shown, facts), facts) || over.test(shown.at(), facts),
                1,
                PACE,
                PACE,
                Deadline.LONGEST,
                Poll.Late.IS_JUDGED));
        if (edition.readsProjectsFromRm()) {
            moves.add(new Only("a component is shown as running", this::isSeenTwice, secondReading()));
            moves.addAll(rmProjects());
        }
        moves.addAll(operator());
        return moves;
    }

    private Move secondReading() {
        return new Poll<>(
                "a second reading " + APART.toSeconds() + " s after the first",
                console,
                question(),
                again(),
                Shown::read,
                (shown, facts) ->
                        new Deadline(sources.speed()).apart(facts.get(shown()).at(), APART, shown.at()),
                1,
                PACE,
                PACE,
                SECOND_READING,
                Poll.Late.IS_JUDGED);
    }

    private Command question() {
        return edition.question();
    }

    private List<Move> rmProjects() {
        if (!edition.readsProjectsFromRm()) {
            return List.of();
        }
        return List.of(rmProjects(PageReader.MIGRATIONS), rmProjects(PageReader.SYNCHRONIZATIONS));
    }

    private Move rmProjects(String table) {
        return new Probe<>(
                sources.database(),
                SqlCommand.query(sources.rm(), PageReader.question(table)),
                projects(table),
                Shown::read);
    }

    private List<Move> operator() {
        return sources.operatorsFile().stream()
                .map(file -> (Move) new Only(
                        "no console tells the components", facts -> !told(facts).known(), inspect(file)))
                .toList();
    }

    private Move inspect(Path file) {
        return new Inspect<>(
                "what the operator wrote down of the components in " + file, word(), () -> OperatorsWord.read(file));
    }

    private Picture picture(Shown shown, Facts facts) {
        return edition.readsProjectsFromRm()
                ? PageReader.picture(
                        shown,
                        facts.get(projects(PageReader.MIGRATIONS)),
                        facts.get(projects(PageReader.SYNCHRONIZATIONS)))
                : ApiReader.picture(shown);
    }

    private boolean isSeenTwice(Facts facts) {
        return edition.readsProjectsFromRm()
                && picture(facts.get(shown()), facts).projects().stream()
                        .anyMatch(project -> project.components().stream().anyMatch(Component::runs));
    }

    /** What console and database told at last. */
    private Picture told(Facts facts) {
        boolean twice = !moment.equals(BEFORE) && isSeenTwice(facts);
        return picture(facts.get(twice ? again() : shown()), facts);
    }

    /** What is known of the components, be it by the operator's word. */
    Picture picture(Facts facts) {
        Picture told = told(facts);
        return told.known() || !facts.knows(word()) ? told : facts.get(word()).at(moment, told);
    }

    /** @param change since when a component that runs has to have reported */
    Freshness freshness(Facts facts, Moment change) {
        if (picture(facts).word().isPresent()) {
            return Freshness.notAsked();
        }
        if (!edition.readsProjectsFromRm()) {
            return Freshness.reportedSince(change.byHosts());
        }
        return isSeenTwice(facts) ? Freshness.movedSince(picture(facts.get(shown()), facts)) : Freshness.notAsked();
    }

    /** While it is still looked for: what cannot be told by one reading is asked later. */
    Freshness meanwhile(Moment change) {
        return edition.readsProjectsFromRm() ? Freshness.notAsked() : Freshness.reportedSince(change.byHosts());
    }
}
