package dev.runproof.run;

import dev.runproof.model.Action;
import dev.runproof.model.Command;
import dev.runproof.model.Gate;
import dev.runproof.model.Inspect;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Poll;
import dev.runproof.model.Probe;
import dev.runproof.model.ShellText;
import dev.runproof.model.Upload;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A plan as programs read it, secrets masked; saved by {@code plan -o} and compared when the plan is carried out.
 *
 * @param hash of the {@link Plan}
 * @param pointOfNoReturn number of the first irreversible step
 * @param shellTexts the texts that commands show by their names, such as {@code "$exchange"}
 */
public record PlanView(
        String procedure,
        String environment,
        String hash,
        Optional<Integer> pointOfNoReturn,
        List<Step> steps,
        SortedMap<String, String> shellTexts) {
    /** One numbered step. */
    public record Step(
            int number,
            String key,
            String scenario,
            String step,
            int line,
            List<String> cites,
            List<String> documentedSteps,
            String effect,
            String purpose,
            List<MoveView> moves) {}

    /**
     * One move.
     *
     * @param kind {@code probe}, {@code inspect}, {@code poll}, {@code action}, {@code upload}, {@code gate}, {@code check}
     * @param argv the words of the command, a fact not yet known as {@code <name>}; empty where no command runs
     * @param condition when it is made, in words that follow "only if"; empty text for always
     * @param undo how an action is undone, empty text for no way or nothing to undo
     */
    public record MoveView(
            String kind,
            String host,
            String account,
            String effect,
            String condition,
            List<String> argv,
            String told,
            String undo) {}

    public static PlanView of(Plan plan) {
        return new PlanView(
                plan.procedure(),
                plan.environment(),
                plan.hash(),
                plan.pointOfNoReturn().map(PlannedStep::number),
                plan.steps().stream().map(PlanView::step).toList(),
                shellTexts(plan));
    }

    private static SortedMap<String, String> shellTexts(Plan plan) {
        var texts = new TreeMap<String, String>();
        plan.steps().stream()
                .flatMap(step -> step.script().moves().stream())
                .flatMap(move -> command(move.itself()).stream())
                .flatMap(command -> command.argv().stream())
                .forEach(word -> {
                    if (word instanceof ShellText text) {
                        texts.put(text.name(), text.text());
                    }
                });
        return texts;
    }

    private static Step step(PlannedStep planned) {
        StepPlace place = planned.place();
        return new Step(
                planned.number(),
                place.key().toString(),
                place.scenario(),
                place.keyword() + " " + place.text(),
                place.line(),
                place.citations(),
                place.documentedSteps(),
                planned.script().effect().toString(),
                planned.script().purpose(),
                planned.script().moves().stream().map(PlanView::move).toList());
    }

    private static MoveView move(Move move) {
        Optional<Command> command = command(move.itself());
        return new MoveView(
                kind(move.itself()),
                move.host().toString(),
                command.flatMap(Command::user).orElse(""),
                move.effect().toString(),
                move instanceof Only only ? only.condition() : "",
                command.map(PlanView::argv).orElse(List.of()),
                MoveText.of(move),
                move.itself() instanceof Action action ? action.undo() : "");
    }

    private static List<String> argv(Command command) {
        return command.argv().stream()
                .map(word -> word instanceof ShellText text ? text.text() : word.toString())
                .toList();
    }

    static Optional<Command> command(Move move) {
        if (move instanceof Probe<?> probe) {
            return Optional.of(probe.command());
        }
        if (move instanceof Poll<?> poll) {
            return Optional.of(poll.command());
        }
        return move instanceof Action action ? Optional.of(action.command()) : Optional.empty();
    }

    private static String kind(Move move) {
        if (move instanceof Probe<?>) {
            return "probe";
        }
        if (move instanceof Poll<?>) {
            return "poll";
        }
        if (move instanceof Action) {
            return "action";
        }
        if (move instanceof Upload) {
            return "upload";
        }
        if (move instanceof Inspect<?>) {
            return "inspect";
        }
        return move instanceof Gate ? "gate" : "check";
    }
}
