package dev.runproof.product.openmldb;

import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.openmldb.state.ClusterHealth;
import dev.runproof.product.openmldb.state.OpChanges;
import dev.runproof.product.openmldb.state.Placement;
import dev.runproof.product.openmldb.state.PlacementComparison;
import dev.runproof.product.openmldb.state.Rows;
import dev.runproof.product.openmldb.state.TableHealth;
import java.util.ArrayList;
import java.util.List;

/** What the facts around post-upgrade mean. */
final class ReturnVerdicts {
    private ReturnVerdicts() {}

    static PlacementComparison comparison(Facts facts, String moment) {
        return new PlacementComparison(facts.get(Known.placement(Known.BEFORE)), facts.get(Known.placement(moment)));
    }

    /** Whether the tablet leads what it led before, and nothing is left half done. */
    static boolean leadersAsBefore(Facts facts, Component tablet, String moment) {
        Placement before = facts.get(Known.placement(Known.BEFORE));
        Placement now = facts.get(Known.placement(moment));
        return now.ledBy(tablet.endpoint()).containsAll(before.ledBy(tablet.endpoint()));
    }

    /** Replicas that the baseline does not have, of partitions that the tablet leads again. */
    static List<Placement.At> extraReplicas(Facts facts, Component tablet, String moment) {
        var extra = new ArrayList<Placement.At>();
        var leads = facts.get(Known.placement(moment)).ledBy(tablet.endpoint());
        comparison(facts, moment).tooMany().forEach((partition, endpoints) -> {
            if (leads.contains(partition)) {
                endpoints.forEach(endpoint -> extra.add(new Placement.At(partition, endpoint)));
            }
        });
        return List.copyOf(extra);
    }

    static Judgement returned(Facts facts, Site site, String moment, Watch watch) {
        var weighing = new Weighing("leaders, replicas and marks as before, every leader at its frozen offset");
        boolean called = facts.get(Statfile.key(moment + ".start")).present();
        if (called) {
            ToolCalls.judge(facts, moment, ToolCalls.Repetition.MAY_FIND_IT_DONE, weighing);
        } else {
            weighing.note("the operation tool was not called: all leaders were back");
        }
        weighing.add(asBefore(facts, moment));
        weighing.add(watch.judge(facts, moment));
        if (called && !ToolCalls.helped(facts, moment)) {
            var before = facts.get(Known.ops(moment + ".start"));
            weighing.add(OpChanges.newOnesDone(before, facts.get(Known.ops(moment))));
        }
        if (!site.writesContinue()) {
            weighing.add(Rows.notFallen(
                    facts.get(Known.tables(Known.FROZEN)), facts.get(Known.tables(moment)), site.expiringTables()));
        }
        return weighing.add(TableHealth.allOk(facts.get(Known.tables(Known.BEFORE)), facts.get(Known.tables(moment))))
                .judgement();
    }

    /** Leaders, replicas, marks and roles of every partition. */
    static Judgement asBefore(Facts facts, String moment) {
        PlacementComparison comparison = comparison(facts, moment);
        Placement now = facts.get(Known.placement(moment));
        return new Weighing("leaders, replicas and marks as before")
                .add(comparison.leaders())
                .add(comparison.replicaSets())
                .add(ClusterHealth.oneLeaderEach(now))
                .add(ClusterHealth.allAlive(now))
                .add(comparison.roles(facts.get(Known.holdings(moment))))
                .judgement();
    }
}
