package dev.runproof.product.opengauss;

import dev.runproof.model.Check;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.CheckosItem;
import dev.runproof.parse.GsCheckos;
import dev.runproof.product.generic.HostClock;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * OG-3: the operating system's health on every node, judged by the text, since the tool ends with 0 for Abnormal items too.
 *
 * <p>One call covers all nodes and compares them with each other but names none; it needs root's trust. A call on each
 * node names it. Both are made, so that the plan does not depend on what the first one answers.
 */
final class OsHealth {
    private static final FactKey<Told<GsCheckos>> TOGETHER = Told.key("os.health.of.all");
    private static final int ALL_ITEMS = 14;
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofSeconds(60);

    private final Site site;

    OsHealth(Site site) {
        this.site = site;
    }

    private static FactKey<Told<GsCheckos>> alone(HostName node) {
        return Told.key(node + ".os.health");
    }

    private static FactKey<HostClock> clock(HostName node) {
        return new FactKey<>(node + ".clock", HostClock.class);
    }

    StepScript isHealthy() {
        var moves = new ArrayList<Move>();
        String all = site.nodes().stream().map(HostName::value).collect(Collectors.joining(","));
        moves.add(new Probe<>(
                site.upgradeNode(), site.checkos("-i", "A", "-h", all), TOGETHER, Told.reading(GsCheckos::parse)));
        for (HostName node : site.nodes()) {
            moves.add(new Probe<>(node, site.checkos("-i", "A"), alone(node), Told.reading(GsCheckos::parse)));
        }
        for (HostName node : site.nodes()) {
            moves.add(site.clockProbe(node, clock(node)));
        }
        moves.add(new Check("no item of gs_checkos is Abnormal on any node", this::judge));
        return StepScript.of("Check the operating system of every node", moves);
    }

    Judgement judge(Facts facts) {
        var weighing = new Weighing("no Abnormal item on any node, all " + ALL_ITEMS + " items looked at");
        Told<GsCheckos> together = facts.get(TOGETHER);
        boolean covered = together.exit() == 0 && together.value().isPresent();
        if (covered) {
            weigh(weighing, "all nodes together", together.value().get());
        } else {
            weighing.note("one call for all nodes was not possible (" + together.complaint()
                    + "): each node was checked alone; A1–A4, A11, A12: not compared between nodes");
            compareClocks(weighing, facts);
        }
        for (HostName node : site.nodes()) {
            Told<GsCheckos> told = facts.get(alone(node));
            if (told.exit() == 0 && told.value().isPresent()) {
                weigh(weighing, node.value(), told.value().get());
            } else if (covered) {
                weighing.note(node + " was covered by the call for all nodes only: " + told.complaint());
            } else if (!told.available()) {
                weighing.fails(node + ": " + site.checkos().program() + " is not available (" + told.complaint()
                        + "): the tool is removed after the preinstallation; set opengauss.toolDir to the unpacked"
                        + " OM package's script directory");
            } else {
                weighing.isUnknown(node + ": not covered: " + told.complaint());
            }
        }
        return weighing.judgement();
    }

    private static void weigh(Weighing weighing, String where, GsCheckos report) {
        List<String> abnormal = named(report, "Abnormal");
        if (report.abnormalNumbers() > 0) {
            weighing.fails(
                    where + ": Abnormal: " + (abnormal.isEmpty() ? "see its file" : String.join(", ", abnormal)));
        } else if (report.totalNumbers() < ALL_ITEMS) {
            weighing.isUnknown(where + ": partial: " + report.totalNumbers() + " of " + ALL_ITEMS
                    + " items were checked, the others need root");
        } else {
            weighing.holds(where + ": " + report.totalNumbers() + " items, none Abnormal");
        }
        List<String> warnings = named(report, "Warning");
        if (!warnings.isEmpty()) {
            weighing.note(where + ": Warning: " + String.join(", ", warnings));
        }
    }

    private static List<String> named(GsCheckos report, String status) {
        return report.items().stream()
                .filter(item -> item.status().equals(status))
                .map(OsHealth::told)
                .toList();
    }

    private static String told(CheckosItem item) {
        return item.item() + " " + item.name();
    }

    private void compareClocks(Weighing weighing, Facts facts) {
        HostClock reference = facts.get(clock(site.upgradeNode()));
        for (HostName node : site.nodes()) {
            HostClock clock = facts.get(clock(node));
            Duration apart = clock.aheadOf(reference).abs();
            if (apart.compareTo(CLOCKS_MAY_DIFFER) > 0) {
                weighing.fails(node + ": its clock differs by " + apart.toSeconds() + " s from that of "
                        + site.upgradeNode() + ", allowed are " + CLOCKS_MAY_DIFFER.toSeconds());
            }
            if (!clock.zone().equals(reference.zone())) {
                weighing.fails(node + ": its time zone is " + clock.zone() + ", that of " + site.upgradeNode() + " "
                        + reference.zone());
            }
        }
    }
}
