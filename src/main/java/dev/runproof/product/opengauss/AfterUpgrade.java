package dev.runproof.product.opengauss;

import dev.runproof.model.Check;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Poll;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.ClusterComparison;
import dev.runproof.parse.Difference;
import dev.runproof.product.generic.Existing;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** OG-10, and the gap of the watch over OG-9: the cluster is as it was before, by every row and not by one word. */
final class AfterUpgrade {
    /** A look takes a node's tools some ten milliseconds; so what is waited for is known within a quarter of a second. */
    static final Duration PACE = Duration.ofMillis(150);

    private static final Duration APART = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int IN_A_ROW = 3;

    private final Site site;

    AfterUpgrade(Site site) {
        this.site = site;
    }

    private static FactKey<Told<ScalingLogs>> logs(HostName node) {
        return Told.key("after." + node + ".scaling.logs");
    }

    /** Also on the way back: the picture before is the same one. */
    StepScript clusterIsBack() {
        return StepScript.of(
                "Wait until the cluster answers steadily, then compare it with the picture before the upgrade",
                List.of(
                        new Poll<>(
                                "CM answers, the database is available and every CMServer takes part",
                                site.upgradeNode(),
                                site.byClusterUser(site.upgradeNode(), Picture.COMMAND),
                                Known.PICTURE_AFTER,
                                Picture::read,
                                Picture::good,
                                IN_A_ROW,
                                PACE,
                                APART,
                                LIMIT),
                        new Check(
                                "state, CMServers and datanodes are the same as before, or better",
                                facts -> judge(facts.get(Known.PICTURE_BEFORE), facts.get(Known.PICTURE_AFTER)))));
    }

    /** Closes every gap of the watch, also one that nobody noticed: the tools leave logs. */
    StepScript noScalingRanMeanwhile() {
        var moves = new ArrayList<Move>();
        for (HostName node : site.nodes()) {
            moves.add(new Probe<>(
                    node,
                    site.byClusterUser(
                            node,
                            "env",
                            "LC_ALL=C",
                            "ls",
                            "-l",
                            "--time-style=+%s",
                            Known.path(node, "GAUSSLOG", "/om")),
                    logs(node),
                    Told.reading(ScalingLogs::parse)));
        }
        moves.add(new Check("no scaling of nodes began since the upgrade was started", this::judgeLogs));
        return StepScript.of("Look on every node for logs of a scaling that ran beside the upgrade", moves);
    }

    static Judgement judge(Picture before, Picture after) {
        var weighing = new Weighing("the same as before or of higher availability; before: " + before);
        if (after.exit() != 0) {
            weighing.fails("cm_ctl query ended with exit " + after.exit() + ": " + after);
        }
        for (Difference difference :
                ClusterComparison.of(before.query(), after.query()).differences()) {
            switch (difference.severity()) {
                case FAIL -> weighing.fails(difference.sentence());
                case UNKNOWN -> weighing.isUnknown("not proven: " + difference.sentence());
                case WARNING -> weighing.note("warning: " + difference.sentence());
                case NOTE -> weighing.note(difference.sentence());
            }
        }
        weighing.holds("now: " + after);
        return weighing.judgement();
    }

    Judgement judgeLogs(Facts facts) {
        var weighing = new Weighing("no log of gs_expansion or gs_dropnode in $GAUSSLOG/om younger than the upgrade");
        for (HostName node : site.nodes()) {
            Told<ScalingLogs> told = facts.get(logs(node));
            if (told.value().isEmpty() || told.exit() != 0) {
                if (told.words().endsWith(Existing.ABSENT)) {
                    weighing.holds(node + ": no tool ever logged there");
                } else {
                    weighing.isUnknown(node + ": the logs of the tools cannot be listed: " + told.complaint());
                }
                continue;
            }
            List<String> younger = told.value().get().since(facts.get(Known.clockAtStart(node)));
            if (younger.isEmpty()) {
                weighing.holds(node + ": none");
            } else {
                weighing.isUnknown(node + ": " + String.join(", ", younger)
                        + " is younger than the start of the upgrade: the two may have crossed");
            }
        }
        return weighing.judgement();
    }
}
