package dev.runproof.product.opengauss;

import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Look;
import dev.runproof.model.Look.Finding;
import dev.runproof.model.Move;
import dev.runproof.parse.BackupName;
import dev.runproof.product.generic.Listing;
import dev.runproof.product.generic.Told;
import dev.runproof.product.opengauss.Known.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How to find out what an upgrade did whose outcome was lost or bad.
 *
 * <p>Old and new are told per node: a node that was at target before has the same programs throughout, and is judged by
 * its backup and the age of its processes. Needs the facts of the picture before the upgrade and of the clocks at its start.
 */
final class UpgradeLook {
    private final Site site;

    UpgradeLook(Site site) {
        this.site = site;
    }

    Look look() {
        var before = new BeforePicture(site);
        var moves = new ArrayList<Move>();
        for (HostName node : site.nodes()) {
            moves.addAll(CmProcesses.readings(site, node));
            moves.addAll(before.readings(node, Time.LOOK));
        }
        moves.add(Picture.probe(site, Known.PICTURE_IN_LOOK));
        return new Look(moves, this::conclude);
    }

    /** The programs of a node against its own before and the package. */
    private enum Programs {
        OLD,
        TARGET,
        /** They were at target before: their digests tell nothing. */
        SAME_THROUGHOUT,
        OTHER
    }

    /** What was found on one node. */
    private record NodeView(
            HostName node,
            Programs programs,
            String version,
            List<BackupName> backups,
            List<String> leftOvers,
            CmProcesses processes,
            List<String> tools) {
        boolean untouched() {
            return (programs == Programs.OLD || programs == Programs.SAME_THROUGHOUT) && processes.allOld();
        }

        boolean nothingNew() {
            return backups.isEmpty() && leftOvers.isEmpty();
        }

        boolean changed() {
            return (programs == Programs.TARGET || programs == Programs.SAME_THROUGHOUT) && processes.allYoung();
        }

        boolean finished() {
            return changed() && backups.size() == 1 && leftOvers.isEmpty();
        }

        @Override
        public String toString() {
            String said = switch (programs) {
                case OLD -> "old programs";
                case TARGET -> "new programs";
                case SAME_THROUGHOUT -> "the target's programs as before";
                case OTHER -> "programs that are neither the old nor the new ones";
            };
            return node + ": " + said + " (" + version + "), " + processes
                    + (backups.isEmpty() ? ", no new backup" : ", backup " + backups.get(0))
                    + (leftOvers.isEmpty() ? "" : ", left over: " + String.join(", ", leftOvers))
                    + (tools.isEmpty() ? "" : ", running: " + String.join("; ", tools));
        }
    }

    Finding conclude(Facts facts) {
        var views = new ArrayList<NodeView>();
        for (HostName node : site.nodes()) {
            Optional<NodeView> view = view(facts, node);
            if (view.isEmpty()) {
                return new Finding(
                        Look.Conclusion.STOP,
                        "not seen",
                        node + " could not be looked at as a whole; look at it by hand before anything else is done");
            }
            views.add(view.get());
        }
        String told = views.stream().map(NodeView::toString).collect(Collectors.joining("\n")) + "\n"
                + facts.get(Known.PICTURE_IN_LOOK);
        return classify(facts, views, told);
    }

    private Finding classify(Facts facts, List<NodeView> views, String told) {
        if (views.stream().anyMatch(view -> !view.tools().isEmpty())) {
            return new Finding(
                    Look.Conclusion.STOP,
                    "a tool is running",
                    told + "\nWait until it has ended, then resume: nothing is signalled.");
        }
        if (views.stream().allMatch(NodeView::untouched)) {
            return views.stream().allMatch(NodeView::nothingNew)
                    ? new Finding(
                            Look.Conclusion.NOT_STARTED,
                            "not started",
                            told + "\nNothing was done: it may start after fresh checks.")
                    : new Finding(
                            Look.Conclusion.STOP,
                            "stopped before the switch",
                            told + "\nCM is untouched. Remove what is left over by hand, then begin a new run.");
        }
        Set<BackupName> backups =
                views.stream().flatMap(view -> view.backups().stream()).collect(Collectors.toSet());
        if (views.stream().allMatch(NodeView::finished) && backups.size() == 1) {
            return new Finding(Look.Conclusion.DONE, "done", told + "\nThe upgrade is done; its checks go on.");
        }
        boolean switched = views.stream().allMatch(NodeView::changed);
        return new Finding(
                Look.Conclusion.STOP,
                switched ? "switched with left-overs" : "mixed",
                told + "\n" + RestoreRecipe.told(facts, site));
    }

    private Optional<NodeView> view(Facts facts, HostName node) {
        Optional<Listing> before = facts.get(Known.listing(Time.BEFORE, node)).value();
        Told<Listing> listing = facts.get(Known.listing(Time.LOOK, node));
        if (before.isEmpty()
                || listing.value().isEmpty()
                || !facts.get(Known.processes(node)).complete()) {
            return Optional.empty();
        }
        Listing now = listing.value().get();
        return Optional.of(new NodeView(
                node,
                programs(facts, node),
                NodeChange.told(facts.get(Known.version(Time.LOOK, node))),
                LeftOvers.newBackups(before.get(), now),
                LeftOvers.of(before.get(), now, site.packageName()),
                CmProcesses.of(facts, site, node),
                OtherTools.forbidden(facts.get(Known.processes(node))).stream()
                        .map(Object::toString)
                        .toList()));
    }

    private Programs programs(Facts facts, HostName node) {
        Optional<Map<String, String>> before = digests(facts, Time.BEFORE, node);
        Optional<Map<String, String>> now = digests(facts, Time.LOOK, node);
        NodeChange was = NodeChange.of(facts, site, node, Time.BEFORE);
        if (before.isEmpty() || now.isEmpty() || was == NodeChange.NOT_KNOWN) {
            return Programs.OTHER;
        }
        if (before.equals(now)) {
            return was == NodeChange.AT_TARGET ? Programs.SAME_THROUGHOUT : Programs.OLD;
        }
        return NodeChange.of(facts, site, node, Time.LOOK) == NodeChange.AT_TARGET ? Programs.TARGET : Programs.OTHER;
    }

    private static Optional<Map<String, String>> digests(Facts facts, Time time, HostName node) {
        return facts.get(Known.programs(time, node)).value().map(digests -> digests.byName());
    }
}
