package dev.runproof.product.openmldb.state;

import dev.runproof.model.Judgement;
import dev.runproof.parse.OpenmldbStatfile;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.openmldb.state.ToolRun.Attempt;

/** Whether post-upgrade of one tablet took back all that pre-upgrade moved. */
public final class PostUpgrade {
    private PostUpgrade() {}

    /**
     * @param statfile what it was given, kept from before: the tool deletes it
     * @param attempt whether it was run again
     * @param statfileThere whether the file is still there, or there again
     */
    public static Judgement passed(
            Moves moves, Seen seen, OpenmldbStatfile statfile, Attempt attempt, boolean statfileThere) {
        var comparison = new PlacementComparison(moves.baseline(), seen.placement());
        return new Weighing("leaders, replicas and marks as in the baseline, every leader at its frozen offset")
                .add(seen.tool().clean(attempt))
                .that(!statfileThere, "the statfile is gone", "the statfile is still there")
                .add(comparison.leaders())
                .add(comparison.replicaSets())
                .add(ClusterHealth.oneLeaderEach(seen.placement()))
                .add(ClusterHealth.allAlive(seen.placement()))
                .add(comparison.roles(seen.holdings()))
                .add(OpChanges.newOnesDone(seen.opsBefore(), seen.ops()))
                .add(deletions(moves, seen, statfile, attempt))
                .add(seen.freeze().holds(Offsets.of(seen.placement(), seen.holdings())))
                .add(Rows.notFallen(seen.tablesBefore(), seen.tables(), seen.expiring()))
                .add(TableHealth.allOk(seen.tablesBefore(), seen.tables()))
                .judgement();
    }

    /** Of a run that broke some may have been taken away already: then the replicas alone tell. */
    private static Judgement deletions(Moves moves, Seen seen, OpenmldbStatfile statfile, Attempt attempt) {
        return switch (attempt) {
            case FIRST ->
                OpChanges.deleted(
                        seen.opsBefore(), seen.ops(), moves.extras(statfile).keySet());
            case REPEATED -> Judgement.pass("extra replicas are judged by where replicas are");
        };
    }
}
