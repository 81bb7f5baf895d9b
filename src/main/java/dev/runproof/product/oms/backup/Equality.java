package dev.runproof.product.oms.backup;

import dev.runproof.model.Check;
import dev.runproof.model.Confirmation;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Probe;
import dev.runproof.model.Verdict;
import dev.runproof.product.generic.Weighing;
import dev.runproof.sql.structure.Fingerprint;
import dev.runproof.sql.structure.Fingerprint.Contents;
import dev.runproof.sql.structure.FingerprintChanges;
import dev.runproof.sql.structure.Fingerprints;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How far databases must be what they were.
 *
 * @param rows whether rows count too
 * @param except tables whose rows do not count all the same
 */
public record Equality(boolean rows, Set<String> except) {
    /** Everything: character set, collation, structure and the rows of every table. */
    public static final Equality ALL = new Equality(true, Set.of());

    /** Character set, collation and structure. */
    public static final Equality STRUCTURE = new Equality(false, Set.of());

    /** Everything but the rows of those tables into which a running OMS writes by itself. */
    public static final Equality ALL_BUT_HEARTBEATS =
            new Equality(true, Set.of("heart_beat", "heatbeat_sequence", "host"));

    public Equality {
        except = Set.copyOf(except);
    }

    /**
     * A look at the databases and a check of them.
     *
     * @param wanted what they were
     * @param otherwise the verdict when they are not
     */
    List<Move> moves(BackupSite site, FactKey<Fingerprints> wanted, FactKey<Fingerprints> seen, Verdict otherwise) {
        return List.of(
                look(site, seen),
                new Check(claim(), facts -> judge(site.databases(facts), facts, wanted, seen, otherwise)));
    }

    /**
     * The same, where a person may decide that a difference is meant.
     *
     * @param gate whose confirmation is the decision
     * @param consequence of going on, a sentence
     */
    List<Move> movesUnlessDecided(
            BackupSite site,
            FactKey<Fingerprints> wanted,
            FactKey<Fingerprints> seen,
            String gate,
            String consequence) {
        var decided = new FactKey<>("confirmed." + gate + "." + seen.name(), Confirmation.class);
        Function<Facts, Judgement> judge = facts -> judge(site.databases(facts), facts, wanted, seen, Verdict.FAIL);
        return List.of(
                look(site, seen),
                Gate.decision(
                        gate,
                        "databases that are not what they were when they were dumped",
                        facts -> Optional.of(judge.apply(facts))
                                .filter(judged -> judged.verdict() != Verdict.PASS)
                                .map(judged -> judged.actual() + ". " + consequence + " Go on all the same?"),
                        decided),
                new Check(claim(), facts -> {
                    Judgement judged = judge.apply(facts);
                    return judged.verdict() == Verdict.PASS
                            ? judged
                            : facts.find(decided)
                                    .map(by -> Judgement.pass(
                                            "accepted by " + by.value().by() + ": " + judged.actual()))
                                    .orElse(judged);
                }));
    }

    private Probe<Fingerprints> look(BackupSite site, FactKey<Fingerprints> seen) {
        return new Probe<>(
                site.metadb(),
                rows ? site.fingerprint(site.databases()) : site.structure(site.databases()),
                seen,
                Fingerprints::read);
    }

    private String claim() {
        if (!rows) {
            return "the structure of every database is what it was";
        }
        return "every database is what it was"
                + (except.isEmpty() ? "" : ", but for rows of " + String.join(", ", new java.util.TreeSet<>(except)));
    }

    private Judgement judge(
            List<String> databases,
            Facts facts,
            FactKey<Fingerprints> wanted,
            FactKey<Fingerprints> seen,
            Verdict otherwise) {
        var weighing = new Weighing(claim());
        for (String database : databases) {
            Optional<Fingerprint> was = facts.get(wanted).of(database);
            Optional<Fingerprint> is = facts.get(seen).of(database);
            if (was.isEmpty() || is.isEmpty()) {
                weighing.fails(database + (was.isEmpty() ? " was not there" : " does not exist"));
                continue;
            }
            var changes = FingerprintChanges.between(counted(was.get()), counted(is.get()));
            if (changes.equal()) {
                weighing.holds(database + " equal");
            } else if (changes.found()) {
                weighing.fails(database + ": " + String.join(", ", changes.sentences()));
            } else {
                weighing.isUnknown(database + ": " + String.join(", ", changes.sentences()));
            }
        }
        Judgement judged = weighing.judgement();
        return judged.verdict() == Verdict.FAIL
                ? new Judgement(otherwise, judged.expected(), judged.actual(), judged.notes())
                : judged;
    }

    /** Without the rows that do not count. */
    private Fingerprint counted(Fingerprint all) {
        Map<String, Contents> contents = new LinkedHashMap<>(all.contents());
        contents.keySet().removeIf(table -> !rows || except.contains(table));
        return new Fingerprint(all.characterSet(), all.collation(), all.structure(), contents);
    }
}
