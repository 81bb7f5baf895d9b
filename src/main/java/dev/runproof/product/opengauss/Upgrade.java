package dev.runproof.product.opengauss;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Effect;
import dev.runproof.model.Fact;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.StepScript;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.opengauss.Known.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** OG-9 itself, the point of no return: confirmed, looked at once more, started once, watched, judged. */
final class Upgrade {
    static final FactKey<Confirmation> CONFIRMED = new FactKey<>("confirmed.OG-9", Confirmation.class);
    static final FactKey<Confirmation> OFF_PEAK = new FactKey<>("confirmed.OG-P3", Confirmation.class);
    static final String SUCCESS = "Upgrade CM component successfully.";
    /** Running out of it proves nothing: the tool may wait up to 300 s for a single command. */
    static final Duration OBSERVED = Duration.ofMinutes(15);

    private final Site site;
    private final OtherTools otherTools;

    Upgrade(Site site) {
        this.site = site;
        this.otherTools = new OtherTools(site);
    }

    /** OG-P3. */
    StepScript offPeakIsConfirmed() {
        return StepScript.of(
                "Let the operator confirm that these are off-peak hours",
                List.of(new Gate(
                        "OG-P3", "the upgrade begins in off-peak hours", facts -> Optional.of(offPeak()), OFF_PEAK)));
    }

    private String offPeak() {
        return "Are these off-peak hours? CM is replaced and restarted on all "
                + site.nodes().size()
                + " nodes at once. Until it is back nobody arbitrates: a primary datanode that fails meanwhile is not"
                + " replaced.";
    }

    /** Check 6. */
    StepScript isConfirmed() {
        return StepScript.of(
                "Let the operator confirm the upgrade, which cannot be taken back by the tool",
                List.of(new Gate(
                        "OG-9",
                        "the point of no return: " + site.variant() + " of CM on "
                                + site.nodes().stream().map(HostName::value).collect(Collectors.joining(", "))
                                + " with " + site.packageName(),
                        facts -> Optional.of(question(facts)),
                        CONFIRMED)));
    }

    String question(Facts facts) {
        var lines = new ArrayList<String>();
        lines.add("Upgrade CM of cluster " + facts.get(Known.variable(site.upgradeNode(), "GS_CLUSTER_NAME")) + " ("
                + site.variant() + ") with " + site.packageName() + ", sha256 "
                + facts.get(Known.PACKAGE).sha256() + ". CM restarts on all nodes:");
        for (HostName node : site.nodes()) {
            lines.add("  " + node + ": " + NodeChange.told(facts.get(Known.version(Time.BEFORE, node))) + ", "
                    + change(facts, node));
        }
        facts.find(DatabaseState.DECISION)
                .map(Fact::value)
                .ifPresent(decision -> lines.add("Started from Degraded by decision of " + decision.by() + " at "
                        + decision.at() + " (" + decision.reason() + "): " + decision.question()));
        lines.add("Confirm that a recent backup of the data exists, that this CM version is released for the installed"
                + " server, and that there is no way back but the restore recipe.");
        return String.join("\n", lines);
    }

    private String change(Facts facts, HostName node) {
        return switch (NodeChange.of(facts, site, node, Time.BEFORE)) {
            case AT_TARGET -> "stays";
            case TO_CHANGE -> "changes";
            case NOT_KNOWN -> "not known";
        };
    }

    /** Check 7, the command, and what it says about itself; the verdict on the cluster is that of the checks after it. */
    StepScript isCarriedOut() {
        var moves = new ArrayList<Move>(new LastReadings(site).moves());
        moves.add(new Action(
                site.upgradeNode(),
                command(),
                Effect.IRREVERSIBLE,
                Action.Repeat.ONCE,
                Known.UPGRADE,
                OBSERVED,
                otherTools.watches(),
                Optional.of(new UpgradeLook(site).look()),
                "only by the restore recipe of the rollback feature: the tool's own rollback does not work"));
        moves.add(new Check(
                "the tool ended with exit 0 and its last line is '" + SUCCESS + "'",
                facts -> judgeEnd(facts.get(Known.UPGRADE))));
        return new StepScript("Replace CM on all nodes at once", LastReadings.MAY_TAKE, moves);
    }

    private Command command() {
        return site.byClusterUser(
                        site.upgradeNode(),
                        OtherTools.UPGRADE_TOOL,
                        "-t",
                        "upgrade-cm",
                        "--upgrade-package",
                        site.packageOnNode())
                .within(OBSERVED);
    }

    static Judgement judgeEnd(Answer answer) {
        String lastLine = answer.out().lines().reduce("", (before, line) -> line);
        var weighing = new Weighing("exit 0 and the last line '" + SUCCESS + "'");
        weighing.that(answer.exit() == 0, "exit 0", "exit " + answer.exit() + ": " + Told.lastWords(answer));
        weighing.that(lastLine.equals(SUCCESS), lastLine, "the last line of stdout is '" + lastLine + "'");
        return weighing.judgement();
    }
}
