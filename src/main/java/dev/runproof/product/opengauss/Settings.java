package dev.runproof.product.opengauss;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.CmServer;
import dev.runproof.product.generic.Digests;
import dev.runproof.product.generic.HostClock;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of CM on every node: kept before the upgrade, which rewrites them, and put back on the way back.
 *
 * <p>The tool deletes its own copy when it succeeds. The one made here lies in the node's log directory, under a name that
 * no other run uses.
 */
final class Settings {
    private static final String AGENT = "cm_agent/cm_agent.conf";
    private static final String SERVER = "cm_server/cm_server.conf";
    private static final String CMSERVER = "/cm_server";

    private final Site site;

    Settings(Site site) {
        this.site = site;
    }

    /** The moment that names the copy: read once, by the step that makes it. */
    private static FactKey<HostClock> clock(HostName node) {
        return new FactKey<>("before." + node + ".settings.clock", HostClock.class);
    }

    private static FactKey<Told<Digests>> before(HostName node) {
        return Told.key("before." + node + ".settings");
    }

    private static FactKey<Told<String>> text(HostName node) {
        return Told.key("before." + node + ".settings.text");
    }

    private static FactKey<Told<String>> compared(HostName node) {
        return Told.key("before." + node + ".settings.compared");
    }

    private static FactKey<Told<Digests>> kept(HostName node) {
        return Told.key("before." + node + ".settings.kept");
    }

    private static FactKey<Told<Digests>> keptNow(HostName node) {
        return Told.key("restore." + node + ".settings.kept");
    }

    private static FactKey<Told<Digests>> atStart(HostName node) {
        return Told.key("start." + node + ".settings");
    }

    private static FactKey<Told<Digests>> restored(HostName node) {
        return Told.key("restore." + node + ".settings");
    }

    private static FactKey<Answer> done(HostName node, String what) {
        return new FactKey<>(node + ".settings." + what, Answer.class);
    }

    StepScript areKept() {
        var moves = new ArrayList<Move>();
        for (HostName node : site.nodes()) {
            // Read where the copy is made: a step that is carried out again with its name would make it another's.
            moves.add(site.clockProbe(node, clock(node)));
            moves.add(digests(node, files(node), before(node)));
            moves.add(new Probe<>(
                    node, site.byClusterUser(node, "cat", files(node)), text(node), Told.reading(text -> text)));
            moves.add(Action.repeatable(
                    node,
                    site.byClusterUser(node, "tar", "-czf", copy(node), "-C", directory(node), names(node)),
                    done(node, "tar"),
                    "remove the copy"));
            moves.add(new Probe<>(
                    node,
                    site.byClusterUser(node, "tar", "-dzf", copy(node), "-C", directory(node)),
                    compared(node),
                    Told.reading(text -> text)));
            moves.add(digests(node, copy(node), kept(node)));
        }
        moves.add(new Check("the copies equal the settings", this::judgeKept));
        return StepScript.of("Keep a copy of the CM settings on every node", moves);
    }

    /** The reading that proves one node's copy before anything is overwritten. */
    Probe<Told<Digests>> copyProbe(HostName node) {
        return digests(node, copy(node), keptNow(node));
    }

    /** The reading that tells a node's settings on the way back. */
    Probe<Told<Digests>> restoredProbe(HostName node) {
        return digests(node, files(node), restored(node));
    }

    /** As the upgrade has left them. */
    static FactKey<Told<Digests>> upgraded(HostName node) {
        return Told.key("after." + node + ".settings");
    }

    Probe<Told<Digests>> read(HostName node, FactKey<Told<Digests>> yields) {
        return digests(node, files(node), yields);
    }

    Map<String, String> ofBefore(Facts facts, HostName node) {
        return read(facts.get(before(node))).orElse(Map.of());
    }

    /** The readings that prove, right before the upgrade, that the copy is still that of the settings. */
    List<Move> readingsAtStart(HostName node) {
        return List.of(digests(node, files(node), atStart(node)), copyProbe(node));
    }

    void weighAtStart(Weighing weighing, Facts facts, HostName node) {
        weighing.that(
                isBefore(facts, node, atStart(node)),
                node + ": settings",
                node + ": its settings were changed after they were kept");
        weighCopy(weighing, facts, node);
    }

    void weighCopy(Weighing weighing, Facts facts, HostName node) {
        Optional<Map<String, String>> now = read(facts.get(keptNow(node)));
        weighing.that(
                now.isPresent() && now.equals(read(facts.get(kept(node)))),
                node + ": kept settings",
                node + ": the kept settings are gone or were changed");
    }

    StepScript arePutBack() {
        var moves = new ArrayList<Move>();
        for (HostName node : Restore.nodes(site)) {
            moves.add(Action.repeatable(
                    node,
                    site.byClusterUser(node, "tar", "-xzf", copy(node), "-C", directory(node)),
                    done(node, "untar"),
                    "none needed: an upgrade makes these files anew"));
            moves.add(restoredProbe(node));
        }
        moves.add(new Check("the settings are those of before", this::judgeRestored));
        return StepScript.of("Put the kept settings back on every node to restore", moves);
    }

    private Judgement judgeKept(Facts facts) {
        var weighing = new Weighing("a copy that equals the settings, on every node");
        for (HostName node : site.nodes()) {
            BeforePicture.complain(weighing, node, "sha256sum of the settings", facts.get(before(node)));
            BeforePicture.complain(weighing, node, "sha256sum of their copy", facts.get(kept(node)));
            Told<String> comparison = facts.get(compared(node));
            weighing.that(
                    comparison.exit() == 0,
                    node + ": kept",
                    node + ": the copy differs from the settings: " + comparison.complaint());
        }
        return weighing.judgement();
    }

    Judgement judgeRestored(Facts facts) {
        var weighing = new Weighing("the settings of before on every restored node");
        for (HostName node : Restore.nodes(site)) {
            weighing.that(
                    isBefore(facts, node, restored(node)),
                    node + ": settings",
                    node + ": its settings are not those of before");
        }
        return weighing.judgement();
    }

    private static boolean isBefore(Facts facts, HostName node, FactKey<Told<Digests>> key) {
        Optional<Map<String, String>> now = read(facts.get(key));
        return now.isPresent() && now.equals(read(facts.get(before(node))));
    }

    private static Optional<Map<String, String>> read(Told<Digests> told) {
        return told.exit() == 0 ? told.value().map(Digests::byPath) : Optional.empty();
    }

    private Probe<Told<Digests>> digests(HostName node, Pending what, FactKey<Told<Digests>> yields) {
        return new Probe<>(node, site.byClusterUser(node, "sha256sum", what), yields, Told.reading(Digests::parse));
    }

    private static Pending directory(HostName node) {
        return Pending.word(node + ".cm.directory", facts -> cmDirectory(facts.get(Known.PICTURE_BEFORE), node));
    }

    private static Pending names(HostName node) {
        return new Pending(node + ".settings.names", facts -> namesOf(facts, node));
    }

    private static Pending files(HostName node) {
        return new Pending(node + ".settings", facts -> {
            String directory = cmDirectory(facts.get(Known.PICTURE_BEFORE), node);
            return namesOf(facts, node).stream()
                    .map(file -> directory + "/" + file)
                    .toList();
        });
    }

    /** Only a node with a CMServer has settings for one. */
    private static List<String> namesOf(Facts facts, HostName node) {
        return path(facts.get(Known.PICTURE_BEFORE), node.value()).isPresent()
                ? List.of(AGENT, SERVER)
                : List.of(AGENT);
    }

    private static Pending copy(HostName node) {
        return Pending.word(
                node + ".settings.copy",
                facts -> facts.get(Known.variable(node, "GAUSSLOG")) + "/cm-settings-"
                        + facts.get(clock(node)).stamp() + ".tar.gz");
    }

    /** The CM directory of a node: from its own CMServer's path, else from any other's, since they are installed alike. */
    static String cmDirectory(Picture picture, HostName node) {
        Optional<String> any = picture.query().cmServers().stream()
                .flatMap(server -> path(picture, server.nodeName()).stream())
                .findFirst();
        return path(picture, node.value()).or(() -> any).orElseThrow(() -> new NoCmDirectory(node));
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
}
