package dev.runproof.product.oms.backup;

import dev.runproof.model.Answer;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Pending;
import dev.runproof.sql.structure.Fingerprint;
import dev.runproof.sql.structure.Fingerprints;
import java.util.function.Function;

/** The names under which the facts of a backup set and of its restore are known. */
final class Known {
    /** The moment of the backup: what the manifest says. */
    static final String BACKUP = "backup";

    /** The databases as they were dumped. */
    static final FactKey<Fingerprints> MANIFEST = fingerprints(BACKUP);

    /** The databases before the first of them is dropped, by whichever way back. */
    static final FactKey<Fingerprints> BEFORE_DROP = FactKey.lasting("restore.before.fingerprints", Fingerprints.class);

    private Known() {}

    static FactKey<Fingerprints> fingerprints(String moment) {
        return new FactKey<>(moment + ".fingerprints", Fingerprints.class);
    }

    static FactKey<Fingerprints> fingerprint(String moment, Slot slot) {
        return new FactKey<>(moment + "." + slot.name() + ".fingerprint", Fingerprints.class);
    }

    static FactKey<Answer> answer(String moment, Slot slot) {
        return new FactKey<>(moment + "." + slot.name(), Answer.class);
    }

    /** What the database was when it was dumped. */
    static Fingerprint recorded(Slot slot, Facts facts) {
        String database = slot.database().apply(facts);
        return facts.get(MANIFEST)
                .of(database)
                .orElseThrow(() -> new IllegalStateException("there was no database " + database + " to dump"));
    }

    static Pending characterSet(Slot slot) {
        return recorded("character set of " + slot.name(), slot, Fingerprint::characterSet);
    }

    static Pending collation(Slot slot) {
        return recorded("collation of " + slot.name(), slot, Fingerprint::collation);
    }

    private static Pending recorded(String name, Slot slot, Function<Fingerprint, String> part) {
        return Pending.word(name, facts -> part.apply(recorded(slot, facts)));
    }
}
