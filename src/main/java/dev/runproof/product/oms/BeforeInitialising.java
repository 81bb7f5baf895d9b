package dev.runproof.product.oms;

import dev.runproof.model.FactKey;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.product.oms.backup.Backups;
import dev.runproof.sql.structure.Fingerprints;
import java.util.ArrayList;
import java.util.List;

/**
 * What has to hold right before the databases are migrated, however long ago it was proved: a run may have waited since, and
 * somebody may have worked by hand. Everything is read again in one step, so that a resumed run skips nothing of it.
 */
final class BeforeInitialising {
    /** When the beginning is noted. */
    static final String NOTED = "before.init";

    /** When the first script is about to start; a run may be resumed there long after the moment was noted. */
    static final String BEGUN = "init";

    private final Site site;

    BeforeInitialising(Site site) {
        this.site = site;
    }

    List<Move> moves(String moment) {
        // An old container that somebody has started would write to the databases meanwhile.
        var moves = new ArrayList<>(Alone.ofTheNewVersion(site).moves(moment));
        moves.addAll(new NewContainer(site).isStillTheSame(moment));
        moves.addAll(new Stopping(site)
                .hasNotRunSince(
                        moment.equals(NOTED) ? Stopping.STOPPED : NOTED, moment, Initialising.step(site) + "-stopped"));
        moves.addAll(new HaOff(site).isStillOff(moment));
        var databases = new Databases(site);
        moves.addAll(databases.areAtHand(moment));
        moves.addAll(Only.all(
                "no script has begun",
                Initialising.hasBegun(site).negate(),
                databases.areAsDumped(
                        moment.equals(NOTED) ? Backups.manifest() : seen(NOTED),
                        seen(moment),
                        Initialising.step(site) + "-dumped")));
        return moves;
    }

    private static FactKey<Fingerprints> seen(String moment) {
        return new FactKey<>(moment + ".databases", Fingerprints.class);
    }
}
