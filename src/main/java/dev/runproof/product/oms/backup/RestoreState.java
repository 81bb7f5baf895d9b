package dev.runproof.product.oms.backup;

import dev.runproof.sql.structure.Fingerprint;
import dev.runproof.sql.structure.FingerprintChanges;
import java.util.Locale;
import java.util.Optional;

/** How far the restore of one database has come, as the database itself shows it. */
enum RestoreState {
    /** It is what the manifest says. */
    RESTORED,
    /** It is not there, or has no table. */
    EMPTY,
    /** It is what it was before the first database was dropped. */
    UNTOUCHED,
    /** Something between. */
    PARTIAL;

    /**
     * @param seen empty when there is no such database
     * @param manifest what it was when it was dumped
     * @param before what it was before the first database was dropped; empty when it was not there
     */
    static RestoreState of(Optional<Fingerprint> seen, Fingerprint manifest, Optional<Fingerprint> before) {
        if (seen.isPresent() && !differ(manifest, seen.get())) {
            return RESTORED;
        }
        if (before.isPresent() && seen.isPresent() && !differ(before.get(), seen.get())) {
            return UNTOUCHED;
        }
        return seen.isEmpty() || seen.get().structure().tables().isEmpty() ? EMPTY : PARTIAL;
    }

    private static boolean differ(Fingerprint one, Fingerprint other) {
        return !FingerprintChanges.between(one, other).equal();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
