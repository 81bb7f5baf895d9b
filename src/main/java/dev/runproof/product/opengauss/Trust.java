package dev.runproof.product.opengauss;

import dev.runproof.model.Check;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;

/** OG-P5: every node reaches every node by ssh without a prompt; the upgrade tool itself would use one node's pairs only. */
final class Trust {
    private final Site site;

    Trust(Site site) {
        this.site = site;
    }

    StepScript everyPair() {
        var moves = new ArrayList<Move>();
        for (HostName from : site.nodes()) {
            for (HostName to : site.nodes()) {
                moves.add(new Probe<>(
                        from,
                        site.byClusterUser(
                                from, "ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=10", to.value(), "true"),
                        pair(from, to),
                        Told.reading(text -> text)));
            }
        }
        moves.add(new Check("every node reaches every node by ssh, itself included", this::judge));
        return StepScript.of("Try ssh from every node to every node as the cluster user", moves);
    }

    Judgement judge(Facts facts) {
        int pairs = site.nodes().size() * site.nodes().size();
        var weighing = new Weighing("ssh without a prompt between all " + pairs + " ordered pairs of nodes");
        for (HostName from : site.nodes()) {
            for (HostName to : site.nodes()) {
                Told<String> told = facts.get(pair(from, to));
                String name = from + " → " + to;
                if (!told.available()) {
                    weighing.isUnknown(name + ": ssh could not be started on " + from + ": " + told.complaint());
                } else {
                    weighing.that(told.exit() == 0, name, name + ": " + told.complaint());
                }
            }
        }
        return weighing.judgement();
    }

    static FactKey<Told<String>> pair(HostName from, HostName to) {
        return Told.key("ssh." + from + "." + to);
    }
}
