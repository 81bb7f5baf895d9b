package dev.runproof.product.openmldb;

import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.parse.OpenmldbStatfile;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.openmldb.state.ClusterHealth;
import dev.runproof.product.openmldb.state.Moves;
import dev.runproof.product.openmldb.state.Moves.Single;
import dev.runproof.product.openmldb.state.OpChanges;
import dev.runproof.product.openmldb.state.PartitionId;
import dev.runproof.product.openmldb.state.PreUpgrade;
import dev.runproof.product.openmldb.state.Rows;
import dev.runproof.product.openmldb.state.TableHealth;
import java.util.List;

/** What the facts around pre-upgrade mean. */
final class AwayVerdicts {
    private AwayVerdicts() {}

    static Moves moves(Facts facts, Component tablet) {
        return new Moves(facts.get(Known.placement(Known.BEFORE)), tablet.endpoint());
    }

    private static Single single(Site site) {
        return site.allowSingleReplica() ? Single.STAY : Single.MOVED;
    }

    /** What has to hold before the first change of a tablet's leaders. */
    static Judgement mayBegin(Facts facts, Site site, String moment, Watch watch) {
        return site.writesContinue()
                ? ClusterHealth.allAlive(facts.get(Known.placement(moment)))
                : PreUpgrade.mayBegin(
                        facts.get(Known.placement(moment)),
                        facts.get(Known.holdings(moment)),
                        facts.get(Known.ops(moment)),
                        watch.freeze(facts));
    }

    /** The partitions that the tablet still leads and is not to keep. */
    static List<PartitionId> stillToMove(Facts facts, Site site, Component tablet, String moment) {
        var baseline = facts.get(Known.placement(Known.BEFORE));
        return facts.get(Known.placement(moment)).ledBy(tablet.endpoint()).stream()
                .filter(partition -> !(site.allowSingleReplica()
                        && baseline.endpoints(partition).size() == 1))
                .toList();
    }

    private static OpenmldbStatfile statfile(Facts facts, String moment) {
        return facts.get(Statfile.key(moment)).content().orElseGet(() -> new OpenmldbStatfile(List.of()));
    }

    static boolean statfileIsComplete(Facts facts, Component tablet, String moment) {
        OpenmldbStatfile statfile = statfile(facts, moment);
        return moves(facts, tablet)
                .repaired(statfile, facts.get(Known.placement(moment)))
                .equals(statfile);
    }

    static List<String> statfileLines(Facts facts, Component tablet, String moment) {
        return moves(facts, tablet)
                .repaired(statfile(facts, moment), facts.get(Known.placement(moment)))
                .lines()
                .stream()
                .map(OpenmldbStatfile.Moved::toString)
                .toList();
    }

    static Judgement away(Facts facts, Site site, Component tablet, String moment, Watch watch) {
        var required = new PreUpgrade(moves(facts, tablet), single(site));
        var statfile = facts.get(Statfile.key(moment));
        var weighing = new Weighing("every leader has left " + tablet.endpoint() + ", nothing else has changed");
        ToolCalls.judge(facts, moment, ToolCalls.Repetition.AS_THE_FIRST, weighing);
        weighing.that(statfile.present(), statfile.toString(), "there is no statfile of this run");
        weighing.add(required.statfile(statfile(facts, moment)))
                .add(required.placement(statfile(facts, moment), facts.get(Known.placement(moment))))
                .add(required.holdings(facts.get(Known.placement(moment)), facts.get(Known.holdings(moment))))
                .add(watch.judge(facts, moment));
        if (!ToolCalls.helped(facts, moment)) {
            weighing.add(OpChanges.newOnesDone(facts.get(Known.ops(moment + ".start")), facts.get(Known.ops(moment))));
        }
        if (!site.writesContinue()) {
            weighing.add(Rows.asBefore(
                    facts.get(Known.tables(Known.FROZEN)), facts.get(Known.tables(moment)), site.expiringTables()));
        }
        return weighing.add(TableHealth.allOk(facts.get(Known.tables(Known.BEFORE)), facts.get(Known.tables(moment))))
                .judgement();
    }
}
