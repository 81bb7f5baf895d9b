package dev.runproof.cli;

import dev.runproof.run.PlanView;
import java.util.ArrayList;
import java.util.List;

/** A plan as people read it: sections, numbered steps, the exact commands below each. */
final class PlanText {
    private PlanText() {}

    /** @param deviations what the lab does otherwise than the commands say */
    static List<String> lines(PlanView plan, List<String> deviations) {
        var lines = new ArrayList<String>();
        lines.add("plan of " + plan.procedure() + " on " + plan.environment() + ", hash "
                + plan.hash().substring(0, 12));
        lines.add(plan.pointOfNoReturn()
                .map(number -> "point of no return: step " + number)
                .orElse("point of no return: none, every step can be undone or only reads"));
        deviations.forEach(sentence -> lines.add("done otherwise in this lab: " + sentence));
        String scenario = "";
        for (PlanView.Step step : plan.steps()) {
            if (!step.scenario().equals(scenario)) {
                scenario = step.scenario();
                lines.add("");
                lines.add(scenario + "  [" + String.join(", ", step.documentedSteps()) + "]");
                step.cites().forEach(cited -> lines.add("  cites " + cited));
            }
            lines.add("%4d  %-12s  %s".formatted(step.number(), step.effect(), step.step()));
            for (PlanView.MoveView move : step.moves()) {
                lines.add("      " + mark(move) + " " + move.told());
                if (!move.undo().isEmpty()) {
                    lines.add("          undone by: " + move.undo());
                }
            }
        }
        plan.shellTexts().forEach((name, text) -> {
            lines.add("");
            lines.add("\"$" + name.replace('-', '_') + "\" above is this text:");
            text.lines().forEach(line -> lines.add("    " + line));
        });
        return lines;
    }

    private static String mark(PlanView.MoveView move) {
        return switch (move.effect()) {
            case "reads" -> "-";
            case "changes" -> "*";
            default -> "!";
        };
    }
}
