package dev.runproof.product.oms.backup;

import dev.runproof.model.Check;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
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
        var asked = rows ? site.fingerprint(site.databases()) : site.structure(site.databases());
        return List.of(
                new Probe<>(site.metadb(), asked, seen, Fingerprints::read),
                new Check(claim(), facts -> judge(site.databases(facts), facts, wanted, seen, otherwise)));
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
