package dev.runproof.product.opengauss;

import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Fact;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.model.Upload;
import dev.runproof.parse.ClusterHealth;
import dev.runproof.parse.CmCtlQuery;
import dev.runproof.parse.CmServer;
import dev.runproof.parse.Datanode;
import dev.runproof.product.generic.Existing;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** OG-9, checks 1, 3 and 4: the preparation is fresh, CM would come back on every node, and the cluster is the expected one. */
final class Readiness {
    private static final Set<Class<?>> DEEDS = Set.of(Confirmation.class, Answer.class, Upload.Uploaded.class);
    private static final String NO_CRONTAB = "no crontab for";
    private static final String STOPPED = "/bin/cluster_manual_start";
    private static final String PAUSED = "/bin/cluster_manual_pause";
    private static final FactKey<Told<CmCtlQuery>> QUERY = Told.key("restart.query");

    private final Site site;

    Readiness(Site site) {
        this.site = site;
    }

    static FactKey<Told<String>> crontab(HostName node) {
        return Told.key(node + ".crontab");
    }

    private static FactKey<Existing> marks(HostName node) {
        return new FactKey<>(node + ".manual.start", Existing.class);
    }

    /** Check 1; the preparation's verdicts stand already, since a step that did not pass blocks this one. */
    StepScript preparationIsFresh() {
        return StepScript.of(
                "Compare the age of the preparation's readings with "
                        + site.maxAge().toMinutes() + " minutes",
                List.of(new Check("the preparation is recent enough", this::judgeAge)));
    }

    /** Check 3. */
    StepScript cmWouldComeBack() {
        return StepScript.of(
                "Look on every node for what starts CM again, and for what keeps it from starting", restartMoves());
    }

    /**
     * The readings and their check, to stand in this step or right before CM is ended.
     *
     * <p>A pause is looked for anew each time, and by its file too: where no CMServer decides, the query cannot tell of it.
     */
    List<Move> restartMoves() {
        var moves = new ArrayList<Move>();
        moves.add(new Probe<>(
                site.upgradeNode(),
                site.byClusterUser(site.upgradeNode(), Picture.COMMAND),
                QUERY,
                Told.reading(CmCtlQuery::parse)));
        for (HostName node : site.nodes()) {
            moves.add(new Probe<>(
                    node, site.byClusterUser(node, "crontab", "-l"), crontab(node), Told.reading(text -> text)));
            moves.add(new Probe<>(
                    node,
                    site.byClusterUser(
                            node,
                            "env",
                            "LC_ALL=C",
                            "ls",
                            "-d",
                            Known.path(node, "GAUSSHOME", STOPPED),
                            Known.path(node, "GAUSSHOME", PAUSED)),
                    marks(node),
                    Existing::read));
        }
        moves.add(new Check("CM would be started again on every node", this::judgeRestart));
        return moves;
    }

    /** Check 4. */
    StepScript clusterIsTheExpectedOne() {
        return StepScript.of(
                "Compare the picture of the cluster with the environment",
                List.of(new Check(
                        "the cluster has the environment's nodes, one deciding CMServer and one primary datanode",
                        facts -> judgeCluster(facts.get(Known.PICTURE_BEFORE)))));
    }

    /** By the oldest and the youngest reading of all; what persons said and what was done does not grow old. */
    Judgement judgeAge(Facts facts) {
        Comparator<Fact<?>> byAge = Comparator.comparing(Fact::at);
        List<Fact<?>> readings = facts.all().stream()
                .filter(fact -> !DEEDS.contains(fact.key().type()))
                .sorted(byAge)
                .toList();
        var weighing = new Weighing("no reading of the preparation older than " + minutes(site.maxAge()));
        if (readings.isEmpty()) {
            return weighing.isUnknown("no reading of the preparation is known").judgement();
        }
        Fact<?> oldest = readings.get(0);
        Duration age =
                Duration.between(oldest.at(), readings.get(readings.size() - 1).at());
        return weighing.that(
                        age.compareTo(site.maxAge()) <= 0,
                        "the oldest reading, " + oldest.key() + ", is " + minutes(age) + " old",
                        oldest.key() + " was read " + minutes(age) + " ago, allowed are " + minutes(site.maxAge())
                                + "; resume the run, it reads again what is too old")
                .judgement();
    }

    private static String minutes(Duration duration) {
        return duration.toMinutes() + " minutes";
    }

    Judgement judgeRestart(Facts facts) {
        var weighing = new Weighing(
                "a crontab line that starts om_monitor every minute, no cluster_manual_start, arbitration not paused");
        Set<String> members = facts.get(Known.PICTURE_BEFORE).nodes();
        for (HostName node : site.nodes()) {
            if (!members.contains(node.value())) {
                weighing.note(node + " is not in the cluster, so nothing is started again there");
                continue;
            }
            weighCrontab(weighing, node, facts.get(crontab(node)));
            facts.get(marks(node))
                    .paths()
                    .forEach(path -> weighing.fails(node + ": " + path + " exists: "
                            + (path.endsWith(PAUSED)
                                    ? "arbitration is paused; resume it first"
                                    : "the cluster was stopped by hand; cm_ctl start starts it again")));
        }
        Told<CmCtlQuery> query = facts.get(QUERY);
        Optional<CmCtlQuery> cluster = query.value().filter(told -> told.cluster() != null);
        if (cluster.isEmpty()) {
            weighing.note("cm_ctl query shows no cluster that could be paused (" + query.complaint()
                    + "); that it is not is told by the nodes' files alone");
        } else {
            weighing.that(
                    !ClusterHealth.paused(cluster.get()),
                    "arbitration is not paused",
                    "arbitration of the cluster is paused (pausing: Yes): resume it first");
        }
        return weighing.judgement();
    }

    private void weighCrontab(Weighing weighing, HostName node, Told<String> crontab) {
        String text = crontab.value().orElse("");
        if (crontab.exit() != 0 && !crontab.words().startsWith(NO_CRONTAB)) {
            weighing.isUnknown(node + ": crontab -l ended with " + crontab.complaint());
        } else {
            weighing.that(
                    CronMonitor.startsEveryMinute(text),
                    node + ": cron starts om_monitor",
                    node + ": no crontab line of " + site.user(node)
                            + " starts om_monitor every minute: nobody would start CM again there once it is ended"
                            + CronMonitor.mentions(text).stream()
                                    .map(line -> "; this line does not: " + line)
                                    .collect(Collectors.joining()));
        }
    }

    Judgement judgeCluster(Picture picture) {
        var weighing = new Weighing("the nodes " + site.nodes()
                + ", exactly one CMServer Primary, none Down or unknown," + " exactly one datanode Primary and Normal");
        compareNodes(weighing, picture);
        List<CmServer> deciding = ClusterHealth.primaryCmServers(picture.query().cmServers());
        weighing.that(
                deciding.size() == 1,
                "one CMServer decides",
                deciding.isEmpty()
                        ? "no CMServer is Primary"
                        : deciding.size() + " CMServers are Primary: " + serversOf(deciding));
        picture.query().cmServers().stream()
                .filter(server -> !ClusterHealth.serving(server))
                .forEach(server -> weighing.fails(Picture.told(server)));
        List<Datanode> primaries = picture.normalPrimaries();
        weighing.that(
                primaries.size() == 1,
                "one datanode is Primary and Normal",
                primaries.size() + " datanodes are Primary and Normal, expected one");
        Set<Long> unhealthy = DatabaseState.unhealthyIds(picture);
        if (!picture.state().equals(DatabaseState.NORMAL) || !unhealthy.isEmpty()) {
            compareWithDecision(weighing, picture, unhealthy);
        }
        weighNewNodes(weighing, picture);
        return weighing.judgement();
    }

    private void compareNodes(Weighing weighing, Picture picture) {
        Set<String> expected =
                site.nodes().stream().map(HostName::value).collect(Collectors.toCollection(TreeSet::new));
        Set<String> seen = new TreeSet<>(picture.nodes());
        weighing.that(
                seen.equals(expected),
                "nodes " + String.join(", ", seen),
                "the cluster has the nodes " + String.join(", ", seen) + ", the environment "
                        + String.join(", ", expected));
    }

    /** The decision of OG-5 holds for the state that it was made for, and for no other. */
    private void compareWithDecision(Weighing weighing, Picture picture, Set<Long> unhealthy) {
        String told = "cluster " + picture.state() + ", not healthy: "
                + picture.unhealthy().stream().map(Picture::told).collect(Collectors.joining(", "));
        boolean decided = picture.state().equals(DatabaseState.DEGRADED)
                && !unhealthy.isEmpty()
                && unhealthy.equals(site.acceptedUnhealthy());
        weighing.that(
                decided,
                told + ", as decided",
                told
                        + (site.acceptedUnhealthy().isEmpty()
                                ? ""
                                : "; the decision was made for datanode " + DatabaseState.ids(site.acceptedUnhealthy())
                                        + " and is void"));
    }

    private void weighNewNodes(Weighing weighing, Picture picture) {
        for (HostName node : site.nodes()) {
            if (!site.isNew(node)) {
                continue;
            }
            List<Datanode> own = picture.datanodesOf(node);
            weighing.that(
                    !own.isEmpty(),
                    node + " has joined",
                    node + " was named as new and has no datanode in the cluster: it has not joined");
            own.stream()
                    .filter(datanode -> !ClusterHealth.healthy(datanode)
                            && !site.acceptedUnhealthy().contains(datanode.instanceId()))
                    .forEach(datanode -> weighing.fails(Picture.told(datanode) + ": a new node that is not ready"));
        }
    }

    private static String serversOf(List<CmServer> servers) {
        return servers.stream().map(Picture::told).collect(Collectors.joining(", "));
    }
}
