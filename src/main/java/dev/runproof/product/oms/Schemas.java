package dev.runproof.product.oms;

import dev.runproof.model.Check;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Fact;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.Judgement;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.oms.backup.Backups;
import dev.runproof.sql.structure.Fingerprint;
import dev.runproof.sql.structure.FingerprintChanges;
import dev.runproof.sql.structure.Fingerprints;
import dev.runproof.sql.structure.StructureChange;
import dev.runproof.sql.structure.StructureChanges;
import dev.runproof.sql.structure.Survey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The structures of rm, cm and every heartbeat database, before and after the script that is to change them. */
final class Schemas {
    /** The table of OMS429-8a is made by hand; that it is there is no work of the script. */
    static final String VERSIONS = "oms_version";

    private static final String VERIFIED = "verified";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Site site;

    Schemas(Site site) {
        this.site = site;
    }

    static FactKey<Fingerprints> structures(String moment) {
        return new FactKey<>(moment + ".structures", Fingerprints.class);
    }

    Probe<Fingerprints> read(String moment) {
        return new Probe<>(
                site.database(),
                Survey.structure(Installation.databases(site)).within(LIMIT),
                structures(moment),
                Fingerprints::read);
    }

    /** Rows change as long as OMS runs; structure, charset and collation do not. */
    StepScript areRecorded() {
        return StepScript.onceForTheRun(
                "Record the structure, charset and collation of every database",
                List.of(read(Known.BEFORE), new Check("every database was read", facts -> {
                    Fingerprints seen = facts.get(structures(Known.BEFORE));
                    var weighing = new Weighing("rm, cm and every heartbeat database");
                    seen.found()
                            .forEach((name, is) -> weighing.holds(name + " " + is.collation() + ", "
                                    + is.structure().tables().size() + " tables"));
                    seen.missing().forEach(name -> weighing.fails("there is no database " + name));
                    return weighing.judgement();
                })));
    }

    /** What the initialisation has changed, by database; a database that is as before is there with nothing. */
    Map<String, List<StructureChange>> changes(Facts facts, String moment) {
        // What somebody has changed before the dump is no work of the script.
        Fingerprints before =
                facts.find(Backups.manifest()).map(Fact::value).orElseGet(() -> facts.get(structures(Known.BEFORE)));
        Fingerprints after = facts.get(structures(moment));
        var changes = new LinkedHashMap<String, List<StructureChange>>();
        for (String database : Installation.of(site, facts).databases()) {
            Fingerprint was = before.of(database).orElseThrow();
            changes.put(
                    database,
                    after.of(database).stream()
                            .flatMap(is -> StructureChanges.between(was.structure(), is.structure()).stream())
                            .filter(change -> !change.table().equals(VERSIONS))
                            .toList());
        }
        return changes;
    }

    /** Those that the script should have changed and did not, or that are gone. */
    List<String> unchanged(Facts facts, String moment) {
        return changes(facts, moment).entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Nothing of what the script made is lost or other than it left it. What only came to it the new version may have made as
     * it runs, or somebody: a decision.
     *
     * @param gate whose confirmation accepts what came
     */
    StepScript areAsInitialised(String gate) {
        FactKey<Confirmation> decided = Known.confirmed(gate + ".structures");
        return StepScript.onceForTheRun(
                "Compare the structure of every database with what the initialisation left",
                List.of(
                        read(VERIFIED),
                        new Check("nothing that the initialisation left is lost or changed", this::judgeKept),
                        Gate.decision(
                                gate,
                                "what has come to the structure of a database since the initialisation",
                                facts -> Optional.of(come(facts))
                                        .filter(come -> !come.isEmpty())
                                        .map(come -> String.join("; ", come) + ". The script has not made this: either"
                                                + " the new version makes it as it runs, or somebody works on its"
                                                + " databases. Go on all the same?"),
                                decided),
                        new Check("nothing has come to it", facts -> {
                            var come = come(facts);
                            return come.isEmpty()
                                    ? Judgement.pass("nothing")
                                    : Judgement.pass(
                                            "accepted by " + facts.get(decided).by() + ": " + String.join("; ", come));
                        })));
    }

    private Judgement judgeKept(Facts facts) {
        var weighing =
                new Weighing("structure, charset and collation of every database as the initialisation left them");
        sinceInitialised(facts).forEach((name, changes) -> {
            if (changes.isEmpty()) {
                weighing.fails("the database " + name + " is gone");
                return;
            }
            var lost = new ArrayList<>(changes.get().database());
            changes.get().structure().stream()
                    .filter(change -> !change.added())
                    .forEach(change -> lost.add(change.toString()));
            weighing.that(lost.isEmpty(), name, name + ": " + String.join("; ", lost));
        });
        return weighing.judgement();
    }

    private List<String> come(Facts facts) {
        var come = new ArrayList<String>();
        sinceInitialised(facts)
                .forEach((name, changes) -> changes.stream()
                        .flatMap(found -> found.structure().stream())
                        .filter(StructureChange::added)
                        .forEach(change -> come.add(name + ": " + change)));
        return come;
    }

    /** By database; without changes where it is gone. */
    private Map<String, Optional<FingerprintChanges>> sinceInitialised(Facts facts) {
        Fingerprints now = facts.get(structures(VERIFIED));
        var changes = new LinkedHashMap<String, Optional<FingerprintChanges>>();
        facts.get(structures(Initialising.INITIALISED))
                .found()
                .forEach((name, was) -> changes.put(name, now.of(name).map(is -> FingerprintChanges.between(was, is))));
        return changes;
    }

    /** Whether structure, charset and collation are as they were: nobody has initialised anything. */
    Judgement asBefore(Facts facts, String moment) {
        Fingerprints before = facts.get(structures(Known.BEFORE));
        Fingerprints after = facts.get(structures(moment));
        var weighing = new Weighing("structure, charset and collation of every database as before the upgrade");
        before.found().forEach((name, was) -> {
            if (after.of(name).isEmpty()) {
                weighing.fails("the database " + name + " is gone");
                return;
            }
            var changes = FingerprintChanges.between(was, after.of(name).get());
            if (changes.found()) {
                weighing.fails(name + ": " + String.join("; ", changes.sentences()));
            } else {
                weighing.holds(name);
            }
        });
        return weighing.judgement();
    }
}
