package dev.runproof.product.opengauss;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.CmCtlVersion;
import dev.runproof.parse.CmServer;
import dev.runproof.product.generic.Digests;
import dev.runproof.product.generic.HostClock;
import dev.runproof.product.generic.Listing;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.opengauss.Known.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * OG-9, check 2: the cluster as it is before the upgrade, and copies of the settings, which the tool rewrites and whose own
 * copy it deletes when it succeeds.
 */
final class BeforePicture {
    /** The settings of one node, as paths below the node's CM directory. */
    static final List<String> SETTINGS = List.of("cm_agent/cm_agent.conf", "cm_server/cm_server.conf");

    private static final String CMSERVER = "/cm_server";

    private final Site site;

    BeforePicture(Site site) {
        this.site = site;
    }

    static FactKey<Told<Digests>> settings(HostName node) {
        return Told.key("before." + node + ".settings");
    }

    static FactKey<Told<Digests>> keptSettings(HostName node) {
        return Told.key("before." + node + ".settings.kept");
    }

    static FactKey<Told<String>> settingsText(HostName node) {
        return Told.key("before." + node + ".settings.text");
    }

    /** Builds and versions, programs, temporary directories, settings and clocks of every node; the cluster's state. */
    StepScript isTaken() {
        var moves = new ArrayList<Move>();
        moves.add(new Probe<>(
                site.upgradeNode(),
                site.byClusterUser(site.upgradeNode(), Picture.COMMAND),
                Known.PICTURE_BEFORE,
                Picture::read));
        for (HostName node : site.nodes()) {
            moves.addAll(readings(node, Time.BEFORE));
            moves.add(new Probe<>(
                    node,
                    site.byClusterUser(node, "date", HostClock.FORMAT),
                    Known.clockBefore(node),
                    HostClock::read));
        }
        moves.add(new Check("every node shows its version, programs and temporary directory", this::judge));
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

    /** Copies on the node, in a directory of its own, compared with the originals: the way back needs them. */
    StepScript settingsAreKept() {
        var moves = new ArrayList<Move>();
        for (HostName node : site.nodes()) {
            Pending keep = keepDirectory(node, "");
            moves.add(new Probe<>(node, settingsDigests(node), settings(node), Told.reading(Digests::parse)));
            moves.add(new Probe<>(node, withSettings(node, "cat"), settingsText(node), Told.reading(text -> text)));
            moves.add(Action.repeatable(
                    node, site.byClusterUser(node, "mkdir", "-p", keep), done(node, "mkdir"), "remove the directory"));
            var copy = new ArrayList<Object>(List.of("cp", "-p"));
            SETTINGS.forEach(file -> copy.add(setting(node, file)));
            copy.add(keep);
            moves.add(Action.repeatable(
                    node, site.byClusterUser(node, copy.toArray()), done(node, "cp"), "remove the copies"));
            moves.add(new Probe<>(node, keptDigests(node), keptSettings(node), Told.reading(Digests::parse)));
        }
        moves.add(new Check("the copies have the digests of the settings", this::judgeKept));
        return StepScript.of("Keep copies of the CM settings on every node", moves);
    }

    /** Digests of the settings where the cluster uses them. */
    Command settingsDigests(HostName node) {
        return withSettings(node, "sha256sum");
    }

    /** Digests of their copies. */
    Command keptDigests(HostName node) {
        var words = new ArrayList<Object>(List.of("sha256sum"));
        SETTINGS.forEach(file -> words.add(keepDirectory(node, "/" + baseName(file))));
        return site.byClusterUser(node, words.toArray());
    }

    private Command withSettings(HostName node, String program) {
        var words = new ArrayList<Object>(List.of(program));
        SETTINGS.forEach(file -> words.add(setting(node, file)));
        return site.byClusterUser(node, words.toArray());
    }

    /** A settings file where the cluster uses it. */
    static Pending setting(HostName node, String file) {
        return Pending.word(
                node + ".cm/" + file, facts -> cmDirectory(facts.get(Known.PICTURE_BEFORE), node) + "/" + file);
    }

    /** Where the copies of one run lie on a node: a directory that no other run uses. */
    static Pending keepDirectory(HostName node, String below) {
        return Pending.word(
                node + ".GAUSSLOG/cm-settings-stamp" + below,
                facts -> facts.get(Known.variable(node, "GAUSSLOG")) + "/cm-settings-"
                        + facts.get(Known.clockBefore(node)).stamp() + below);
    }

    static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The CM directory of a node: from its own CMServer's path, else from any other's, since they are installed alike. */
    static String cmDirectory(Picture picture, HostName node) {
        Optional<String> own = path(picture, node.value());
        Optional<String> any = picture.query().cmServers().stream()
                .flatMap(server -> path(picture, server.nodeName()).stream())
                .findFirst();
        return own.or(() -> any).orElseThrow(() -> new NoCmDirectory(node));
    }

    private static Optional<String> path(Picture picture, String node) {
        return picture.query().cmServers().stream()
                .filter(server -> server.nodeName().equals(node))
                .map(CmServer::path)
                .flatMap(path -> Optional.ofNullable(path).stream())
                .filter(path -> path.endsWith(CMSERVER))
                .map(path -> path.substring(0, path.length() - CMSERVER.length()))
                .findFirst();
    }

    private static FactKey<Answer> done(HostName node, String what) {
        return new FactKey<>("before." + node + "." + what, Answer.class);
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
            facts.get(Known.version(Time.BEFORE, node))
                    .value()
                    .ifPresent(version ->
                            weighing.holds(node + ": CM " + version.version() + " build " + version.build()));
        }
        return weighing.judgement();
    }

    static void complain(Weighing weighing, HostName node, String command, Told<?> told) {
        if (told.exit() != 0 || told.value().isEmpty()) {
            weighing.fails(node + ": " + command + " ended with " + told.complaint());
        }
    }

    private Judgement judgeKept(Facts facts) {
        var weighing = new Weighing("copies with the digests of the settings, on every node");
        for (HostName node : site.nodes()) {
            Told<Digests> original = facts.get(settings(node));
            Told<Digests> copy = facts.get(keptSettings(node));
            complain(weighing, node, "sha256sum of the settings", original);
            complain(weighing, node, "sha256sum of their copies", copy);
            if (original.value().isPresent() && copy.value().isPresent()) {
                weighing.that(
                        original.value()
                                .get()
                                .byName()
                                .equals(copy.value().get().byName()),
                        node + ": kept",
                        node + ": the copies of the settings differ from the settings");
            }
        }
        return weighing.judgement();
    }
}
