package dev.runproof.product.opengauss;

import dev.runproof.model.Check;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.CmCtlVersion;
import dev.runproof.product.generic.Digests;
import dev.runproof.product.generic.Listing;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.opengauss.Known.Time;
import java.util.ArrayList;
import java.util.List;

/**
 * OG-9, check 2: the cluster as it is before the upgrade: what every later comparison rests on.
 */
final class BeforePicture {
    private final Site site;

    BeforePicture(Site site) {
        this.site = site;
    }

    /** Builds and versions, programs, and temporary directories of every node; the cluster's state. */
    StepScript isTaken() {
        var moves = new ArrayList<Move>();
        moves.add(Picture.probe(site, Known.PICTURE_BEFORE));
        for (HostName node : site.nodes()) {
            moves.addAll(readings(node, Time.BEFORE));
            moves.add(new ReplacedFiles(site).before(node));
        }
        moves.add(new Check(
                "every node shows its version, programs and temporary directory, and nothing is left of an earlier upgrade",
                this::judge));
        return StepScript.of("Record state, versions, programs and temporary directories before the upgrade", moves);
    }

    /** What is read on one node before the upgrade, and when an interrupted one is looked at. */
    List<Move> readings(HostName node, Time time) {
        var moves = new ArrayList<>(versionAndPrograms(node, time));
        moves.add(new Probe<>(
                node,
                site.byClusterUser(node, "env", "LC_ALL=C", "ls", "-l", Known.path(node, "PGHOST", "")),
                Known.listing(time, node),
                Told.reading(Listing::parse)));
        return moves;
    }

    List<Move> versionAndPrograms(HostName node, Time time) {
        var programs = new ArrayList<Object>(List.of("sha256sum"));
        PackageChecks.PROGRAMS.forEach(program -> programs.add(Known.path(node, "GAUSSHOME", "/bin/" + program)));
        return List.of(
                new Probe<>(
                        node,
                        site.byClusterUser(node, "cm_ctl", "-V"),
                        Known.version(time, node),
                        Told.reading(CmCtlVersion::parse)),
                new Probe<>(
                        node,
                        site.byClusterUser(node, programs.toArray()),
                        Known.programs(time, node),
                        Told.reading(Digests::parse)));
    }

    static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Judgement judge(Facts facts) {
        var weighing = new Weighing("an answer to every question on every node");
        Picture picture = facts.get(Known.PICTURE_BEFORE);
        if (picture.exit() != 0 || picture.cluster().isEmpty()) {
            weighing.fails(site.upgradeNode() + ": cm_ctl query shows no cluster: " + picture);
        } else {
            weighing.holds(picture.toString());
        }
        if (!picture.query().noise().isEmpty()) {
            weighing.note(site.upgradeNode() + ": cm_ctl cannot write its log file: "
                    + picture.query().noise().size() + " log messages stood between the lines of its answer");
        }
        for (HostName node : site.nodes()) {
            complain(weighing, node, "cm_ctl -V", facts.get(Known.version(Time.BEFORE, node)));
            complain(weighing, node, "ls -l $PGHOST", facts.get(Known.listing(Time.BEFORE, node)));
            complain(weighing, node, "sha256sum of the CM programs", facts.get(Known.programs(Time.BEFORE, node)));
            facts.get(Known.listing(Time.BEFORE, node))
                    .value()
                    .ifPresent(listing -> weighLeftOvers(weighing, node, listing));
            if (ReplacedFiles.digests(facts, node, Time.BEFORE).isEmpty()) {
                weighing.fails(node + ": none of the files that the package replaces can be read in $GAUSSHOME: "
                        + facts.get(ReplacedFiles.key(Time.BEFORE, node)).complaint());
            }
            facts.get(Known.version(Time.BEFORE, node))
                    .value()
                    .ifPresent(version ->
                            weighing.holds(node + ": CM " + version.version() + " build " + version.build()));
        }
        return weighing.judgement();
    }

    /** Started over them, the tool replaces the settings it saved and takes half-new files into its backup. */
    private void weighLeftOvers(Weighing weighing, HostName node, Listing listing) {
        List<String> left = LeftOvers.ofEarlierRuns(listing, site.packageName());
        if (!left.isEmpty()) {
            weighing.fails(node + ": $PGHOST holds left-overs of an earlier upgrade that did not come to its end: "
                    + String.join(", ", left)
                    + "; find out how far that one came (its settings of before may lie in there), take them away by"
                    + " hand and begin a new run");
        }
    }

    static void complain(Weighing weighing, HostName node, String command, Told<?> told) {
        if (told.exit() != 0 || told.value().isEmpty()) {
            weighing.fails(node + ": " + command + " ended with " + told.complaint());
        }
    }
}
