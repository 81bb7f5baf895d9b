package dev.runproof.product.opengauss;

import dev.runproof.model.Check;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.CmCtlVersion;
import dev.runproof.product.generic.Digests;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.opengauss.Known.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** OG-12 and OG-N1: on every node the new programs lie on disk, tell the same build, and are the ones that run. */
final class Versions {
    /** What {@code cm_ctl} tells of itself says nothing about these; they are asked too. */
    private static final List<String> OTHERS = List.of("cm_server", "cm_agent");

    private final Site site;

    Versions(Site site) {
        this.site = site;
    }

    private static FactKey<Told<CmCtlVersion>> version(HostName node, String program) {
        return Told.key("after." + node + "." + program + ".version");
    }

    StepScript areTheTarget() {
        var moves = new ArrayList<Move>();
        var before = new BeforePicture(site);
        for (HostName node : site.nodes()) {
            moves.addAll(before.versionAndPrograms(node, Time.AFTER));
            for (String program : OTHERS) {
                moves.add(new Probe<>(
                        node,
                        site.byClusterUser(node, program, "-V"),
                        version(node, program),
                        Told.reading(CmCtlVersion::parse)));
            }
        }
        moves.add(new Check("every node has the package's CM, judged against its own before", this::judge));
        return StepScript.of("Read version and programs of CM on every node", moves);
    }

    StepScript areRunning() {
        var moves = new ArrayList<Move>();
        site.nodes().forEach(node -> moves.addAll(CmProcesses.readings(site, node)));
        moves.add(new Check("om_monitor, cm_agent and cm_server were restarted on every node", this::judgeProcesses));
        return StepScript.of("Compare the age of the CM processes with the start of the upgrade", moves);
    }

    StepScript laterNodesAreToldOf() {
        return StepScript.of(
                "Compare the CM build of all nodes, and say what holds for nodes that are added later",
                List.of(new Check("all nodes have one CM build", this::judgeOneBuild)));
    }

    Judgement judge(Facts facts) {
        var weighing = new Weighing("on every node the package's programs, and one build");
        for (HostName node : site.nodes()) {
            judgeNode(weighing, facts, node);
        }
        judgeBuilds(weighing, facts);
        return weighing.judgement();
    }

    private void judgeNode(Weighing weighing, Facts facts, HostName node) {
        Told<CmCtlVersion> now = facts.get(Known.version(Time.AFTER, node));
        Told<CmCtlVersion> before = facts.get(Known.version(Time.BEFORE, node));
        BeforePicture.complain(weighing, node, "cm_ctl -V", now);
        Told<Digests> programs = facts.get(Known.programs(Time.AFTER, node));
        BeforePicture.complain(weighing, node, "sha256sum of the CM programs", programs);
        if (now.value().isEmpty() || programs.value().isEmpty()) {
            return;
        }
        CmCtlVersion version = now.value().get();
        judgeOthers(weighing, facts, node, version);
        boolean changed = !now.value().equals(before.value());
        String course = NodeChange.told(before) + " before, " + NodeChange.told(now) + " now";
        switch (NodeChange.of(facts, site, node, Time.BEFORE)) {
            case TO_CHANGE ->
                weighing.that(
                        changed, node + ": " + course, node + ": was to change and did not: " + NodeChange.told(now));
            case AT_TARGET ->
                weighing.that(!changed, node + ": " + course, node + ": was at target and changed: " + course);
            case NOT_KNOWN -> weighing.isUnknown(node + ": its programs before the upgrade are not known");
        }
        if (NodeChange.of(facts, site, node, Time.AFTER) != NodeChange.AT_TARGET) {
            weighing.fails(node + ": its CM programs are not those of the package");
        }
        site.expectedVersion()
                .ifPresent(expected -> weighing.that(
                        expected.equals(version.version()),
                        node + ": version " + expected,
                        node + ": version " + version.version() + ", expected " + expected));
    }

    private static void judgeOthers(Weighing weighing, Facts facts, HostName node, CmCtlVersion version) {
        for (String program : OTHERS) {
            Told<CmCtlVersion> other = facts.get(version(node, program));
            BeforePicture.complain(weighing, node, program + " -V", other);
            other.value()
                    .filter(value -> !value.build().equals(version.build()))
                    .ifPresent(value -> weighing.fails(
                            node + ": " + program + " has build " + value.build() + ", cm_ctl " + version.build()));
        }
    }

    private void judgeBuilds(Weighing weighing, Facts facts) {
        Map<String, List<HostName>> builds = builds(facts);
        if (builds.size() > 1) {
            weighing.fails("the nodes have different builds: " + told(builds)
                    + "; for nodes that were added after an upgrade run it again with opengauss.variant"
                    + " repeat-after-expansion and opengauss.newNodes");
        }
    }

    private Map<String, List<HostName>> builds(Facts facts) {
        var builds = new TreeMap<String, List<HostName>>();
        for (HostName node : site.nodes()) {
            Optional<CmCtlVersion> version =
                    facts.get(Known.version(Time.AFTER, node)).value();
            builds.computeIfAbsent(version.map(CmCtlVersion::build).orElse("not known"), build -> new ArrayList<>())
                    .add(node);
        }
        return builds;
    }

    private static String told(Map<String, List<HostName>> builds) {
        return builds.entrySet().stream()
                .map(entry -> entry.getKey() + " on "
                        + entry.getValue().stream().map(HostName::value).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    Judgement judgeProcesses(Facts facts) {
        var weighing = new Weighing("om_monitor, cm_agent and cm_server younger than the upgrade, on every node");
        for (HostName node : site.nodes()) {
            CmProcesses processes = CmProcesses.of(facts, site, node);
            weighing.that(processes.allYoung(), node + ": " + processes, node + ": " + processes);
        }
        return weighing.judgement();
    }

    Judgement judgeOneBuild(Facts facts) {
        Map<String, List<HostName>> builds = builds(facts);
        return new Weighing("one CM build on all nodes")
                .that(builds.size() == 1, told(builds), "the nodes have different builds: " + told(builds))
                .note("nodes that are added later get the CM of their installation: run this procedure again then, with"
                        + " opengauss.variant repeat-after-expansion, opengauss.newNodes and the same package")
                .judgement();
    }
}
