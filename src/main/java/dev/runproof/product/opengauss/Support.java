package dev.runproof.product.opengauss;

import dev.runproof.model.Check;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.GsUpgradectlHelp;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;
import java.util.List;

/** OG-1: the installed OM tools can upgrade CM: by their help, and by their version, since a help can promise too much. */
final class Support {
    private static final FactKey<Told<GsUpgradectlHelp>> HELP = Told.key("gs_upgradectl.help");
    private static final String NOTICE = "Skip pre upgrade source check.\n";
    private static final String UPGRADE_CM = "upgrade-cm";

    private final Site site;

    Support(Site site) {
        this.site = site;
    }

    static FactKey<Told<OmVersion>> omVersion(HostName node) {
        return Told.key(node + ".om.version");
    }

    StepScript helpOffersUpgrade() {
        return StepScript.of(
                "Read the help of the upgrade tool on the upgrade node",
                List.of(
                        new Probe<>(
                                site.upgradeNode(),
                                site.byClusterUser(site.upgradeNode(), OtherTools.UPGRADE_TOOL, "--help"),
                                HELP,
                                Told.reading(text -> GsUpgradectlHelp.parse(withoutNotice(text)))),
                        new Check("the value of -t contains upgrade-cm", facts -> judgeHelp(facts.get(HELP)))));
    }

    StepScript toolsAreUsable() {
        var moves = new ArrayList<Move>();
        for (HostName node : site.nodes()) {
            moves.add(new Probe<>(
                    node,
                    site.byClusterUser(node, OtherTools.UPGRADE_TOOL, "-V"),
                    omVersion(node),
                    Told.reading(OmVersion::parse)));
        }
        moves.add(new Check("OM is there on every node and its release can upgrade CM", this::judgeVersions));
        return StepScript.of("Read the version of the upgrade tool on every node", moves);
    }

    /** One release says this before everything else, help included. */
    private static String withoutNotice(String text) {
        return text.startsWith(NOTICE) ? text.substring(NOTICE.length()) : text;
    }

    Judgement judgeHelp(Told<GsUpgradectlHelp> told) {
        var weighing = new Weighing("exit 0, upgrade-cm among the values of -t, and the option --upgrade-package");
        String node = site.upgradeNode() + ": ";
        if (told.exit() != 0) {
            String printed = told.value().isPresent() ? ", although the help was printed" : "";
            weighing.fails(node + "gs_upgradectl --help ended with " + told.complaint() + printed);
        }
        if (told.value().isPresent()) {
            GsUpgradectlHelp help = told.value().get();
            weighing.that(
                    help.subcommands().contains(UPGRADE_CM),
                    node + "-t offers upgrade-cm",
                    node + "-t offers only " + String.join(", ", help.subcommands()) + ": this OM cannot upgrade CM");
            weighing.that(
                    help.options().stream().anyMatch(option -> option.option().startsWith("--upgrade-package")),
                    node + "--upgrade-package is there",
                    node + "there is no option --upgrade-package");
        }
        return weighing.judgement();
    }

    Judgement judgeVersions(Facts facts) {
        var weighing = new Weighing("OM on every node, of a release whose upgrade-cm works");
        Told<OmVersion> atUpgradeNode = facts.get(omVersion(site.upgradeNode()));
        for (HostName node : site.nodes()) {
            Told<OmVersion> told = facts.get(omVersion(node));
            if (!told.available()) {
                weighing.fails(node + ": gs_upgradectl is not available: " + told.complaint());
            } else if (told.exit() != 0 || told.value().isEmpty()) {
                weighing.fails(node + ": gs_upgradectl -V ended with " + told.complaint());
            } else {
                OmVersion version = told.value().get();
                weighing.that(
                        !version.cannotUpgradeCm(),
                        node + ": OM " + version,
                        node + ": OM " + version + " lists upgrade-cm and cannot run it: update OM first");
                if (!told.value().equals(atUpgradeNode.value())) {
                    weighing.note(node + " has OM " + version + ", the upgrade node another one");
                }
            }
        }
        return weighing.judgement();
    }
}
