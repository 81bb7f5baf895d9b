package dev.runproof.product.opengauss;

import dev.runproof.model.Check;
import dev.runproof.model.Confirmation;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.ProductVersion;
import dev.runproof.model.StepScript;
import dev.runproof.parse.CmCtlVersion;
import dev.runproof.parse.PackageName;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.opengauss.Known.Time;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * OG-9, check 5: every node is at target or to change as the variant expects, and none would be downgraded.
 *
 * <p>The tool compares nothing: it "succeeds" with an older package and with the same one.
 */
final class Expectations {
    static final FactKey<Confirmation> BUILD_DECISION = new FactKey<>("decision.OG-9-BUILD", Confirmation.class);

    private final Site site;

    Expectations(Site site) {
        this.site = site;
    }

    StepScript nodesAreAsTheVariantExpects() {
        return StepScript.of(
                "Compare programs and versions of every node with the package, for a " + site.variant(),
                List.of(
                        new Check("every node fits a " + site.variant(), this::judge),
                        new Gate(
                                "OG-9-BUILD",
                                "a package of the same version, or a version that cannot be compared",
                                this::question,
                                BUILD_DECISION)));
    }

    Judgement judge(Facts facts) {
        Map<NodeChange, List<HostName>> nodes = byChange(facts);
        var weighing = new Weighing(expected());
        nodes.getOrDefault(NodeChange.NOT_KNOWN, List.of())
                .forEach(node -> weighing.isUnknown(node + ": its programs could not be compared with the package's"));
        List<HostName> atTarget = nodes.getOrDefault(NodeChange.AT_TARGET, List.of());
        List<HostName> toChange = nodes.getOrDefault(NodeChange.TO_CHANGE, List.of());
        switch (site.variant()) {
            case FIRST_UPGRADE -> judgeFirst(weighing, atTarget);
            case REPEAT_AFTER_EXPANSION -> judgeRepeat(weighing, facts, atTarget, toChange);
        }
        toChange.forEach(node -> judgeVersion(weighing, node, facts.get(Known.version(Time.BEFORE, node))));
        return weighing.judgement();
    }

    private String expected() {
        return switch (site.variant()) {
            case FIRST_UPGRADE -> "every node to change, each to a higher version";
            case REPEAT_AFTER_EXPANSION ->
                "at least one node at target, and to change only new nodes: " + site.newNodes();
        };
    }

    private static void judgeFirst(Weighing weighing, List<HostName> atTarget) {
        if (!atTarget.isEmpty()) {
            weighing.fails(names(atTarget) + (atTarget.size() == 1 ? " has" : " have")
                    + " the package's programs already: this is no first upgrade; after an expansion set"
                    + " opengauss.variant to repeat-after-expansion and opengauss.newNodes");
        }
    }

    private void judgeRepeat(Weighing weighing, Facts facts, List<HostName> atTarget, List<HostName> toChange) {
        if (atTarget.isEmpty()) {
            weighing.fails(
                    "no node has the package's programs: this is a first upgrade, or another package than in it");
        }
        if (toChange.isEmpty()) {
            weighing.fails("every node has the package's programs: there is nothing to do");
        }
        List<HostName> notNamed =
                toChange.stream().filter(node -> !site.isNew(node)).toList();
        if (!notNamed.isEmpty()) {
            weighing.fails("mixed: " + names(notNamed) + " would change and "
                    + (notNamed.size() == 1 ? "was" : "were")
                    + " not named in opengauss.newNodes: an upgrade was left half done; look at it first");
        }
        Set<String> builds = new HashSet<>();
        atTarget.forEach(node -> builds.add(NodeChange.told(facts.get(Known.version(Time.BEFORE, node)))));
        if (builds.size() > 1) {
            weighing.fails("the nodes at target tell different builds: " + String.join(", ", builds));
        }
        atTarget.forEach(node -> weighing.holds(node + ": at target"));
    }

    private void judgeVersion(Weighing weighing, HostName node, Told<CmCtlVersion> told) {
        switch (compare(told)) {
            case HIGHER -> weighing.holds(node + ": " + NodeChange.told(told) + ", to change");
            case LOWER ->
                weighing.fails(node + ": " + NodeChange.told(told) + " is newer than the package " + site.packageName()
                        + ": a downgrade");
            case SAME, NOT_COMPARABLE ->
                weighing.holds(node + ": " + NodeChange.told(told) + ", to change by decision");
        }
    }

    /** The package's version against a node's. */
    private enum Step {
        HIGHER,
        SAME,
        LOWER,
        NOT_COMPARABLE
    }

    private Step compare(Told<CmCtlVersion> told) {
        Optional<ProductVersion> ofNode = told.value()
                .flatMap(version -> Optional.ofNullable(version.version()))
                .flatMap(ProductVersion::parse);
        Optional<ProductVersion> ofPackage =
                PackageName.parse(site.packageName()).map(PackageName::version);
        if (ofNode.isEmpty() || ofPackage.isEmpty()) {
            return Step.NOT_COMPARABLE;
        }
        int difference = ofPackage.get().compareTo(ofNode.get());
        return difference > 0 ? Step.HIGHER : difference < 0 ? Step.LOWER : Step.SAME;
    }

    Optional<String> question(Facts facts) {
        var doubtful = new ArrayList<String>();
        for (HostName node : byChange(facts).getOrDefault(NodeChange.TO_CHANGE, List.of())) {
            Told<CmCtlVersion> told = facts.get(Known.version(Time.BEFORE, node));
            switch (compare(told)) {
                case SAME -> doubtful.add(node + " has " + NodeChange.told(told) + ", the same version, another build");
                case NOT_COMPARABLE ->
                    doubtful.add(node + " has " + NodeChange.told(told)
                            + ", which cannot be compared with the package's version");
                case HIGHER, LOWER -> {
                    // Nothing to decide: the one is what an upgrade is, the other was refused.
                }
            }
        }
        return doubtful.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("; ", doubtful) + ". Is " + site.packageName() + " the build to install?");
    }

    private Map<NodeChange, List<HostName>> byChange(Facts facts) {
        return site.nodes().stream()
                .collect(Collectors.groupingBy(
                        node -> NodeChange.of(facts, site, node, Time.BEFORE),
                        () -> new EnumMap<>(NodeChange.class),
                        Collectors.toList()));
    }

    private static String names(List<HostName> nodes) {
        return nodes.stream().map(HostName::value).collect(Collectors.joining(", "));
    }
}
