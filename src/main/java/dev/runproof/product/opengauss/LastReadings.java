package dev.runproof.product.opengauss;

import dev.runproof.model.Check;
import dev.runproof.model.Fact;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Verdict;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.opengauss.Known.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * OG-9, check 7: what was proved before the confirmation, which may have taken an hour, is read once more.
 *
 * <p>The upgrade ends CM everywhere. A node without its crontab line, a cluster that was stopped, or kept settings that are
 * gone would only be found when there is no way on or back.
 */
final class LastReadings {
    /** Nothing read earlier than this counts when the upgrade begins. */
    static final Duration MAY_TAKE = Duration.ofMinutes(1);

    private final Site site;
    private final Readiness readiness;
    private final Settings settings;

    LastReadings(Site site) {
        this.site = site;
        this.readiness = new Readiness(site);
        this.settings = new Settings(site);
    }

    /** The tools beside and the package come last: they are the ones that change in a moment. */
    List<Move> moves() {
        var moves = new ArrayList<Move>();
        moves.add(Picture.probe(site, Known.PICTURE_NOW));
        moves.addAll(readiness.restartMoves());
        moves.add(new Check(
                "the cluster still is the expected one",
                facts -> readiness.judgeCluster(facts.get(Known.PICTURE_NOW))));
        var picture = new BeforePicture(site);
        for (HostName node : site.nodes()) {
            moves.addAll(picture.versionAndPrograms(node, Time.START));
            moves.addAll(settings.readingsAtStart(node));
        }
        moves.add(new Check("programs and settings are those that were recorded and kept", this::judgeUnchanged));
        moves.addAll(new OtherTools(site).moves());
        var onNode = new PackageOnNode(site);
        moves.add(onNode.digestProbe());
        moves.add(new Check("the package on the upgrade node is still the one that was checked", onNode::judgeDigest));
        for (HostName node : site.nodes()) {
            moves.add(site.clockProbe(node, Known.clockAtStart(node)));
        }
        moves.add(new Check("the last readings are not older than a minute", this::judgeAge));
        return moves;
    }

    private Judgement judgeUnchanged(Facts facts) {
        var weighing = new Weighing("on every node the programs and settings that were recorded before the upgrade");
        for (HostName node : site.nodes()) {
            weighing.that(
                    Restore.areTheSame(facts, node, Time.START),
                    node + ": programs",
                    node + ": its programs were changed after they were recorded: "
                            + NodeChange.told(facts.get(Known.version(Time.START, node))) + " now");
            settings.weighAtStart(weighing, facts, node);
        }
        Judgement judgement = weighing.judgement();
        return judgement.verdict() == Verdict.PASS
                ? judgement
                : weighing.note("put it back as it was and resume, or begin a new run, which records the cluster anew")
                        .judgement();
    }

    Judgement judgeAge(Facts facts) {
        var times = new ArrayList<Instant>();
        facts.find(Known.PICTURE_NOW).map(Fact::at).ifPresent(times::add);
        facts.find(Known.PACKAGE_ON_NODE).map(Fact::at).ifPresent(times::add);
        site.nodes()
                .forEach(node -> facts.find(Known.processes(node)).map(Fact::at).ifPresent(times::add));
        Instant oldest = times.stream().min(Instant::compareTo).orElse(Instant.EPOCH);
        Instant youngest = times.stream().max(Instant::compareTo).orElse(Instant.MAX);
        Duration took = Duration.between(oldest, youngest);
        return took.compareTo(MAY_TAKE) <= 0
                ? Judgement.pass("read within " + took.toSeconds() + " s")
                : Judgement.unknown(
                        "readings not older than 60 s when the upgrade begins",
                        "the last readings took " + took.toSeconds() + " s; resume the run, it reads them again");
    }
}
