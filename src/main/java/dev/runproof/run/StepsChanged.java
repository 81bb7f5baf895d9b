package dev.runproof.run;

import dev.runproof.journal.JournalHeader;
import dev.runproof.journal.StepKey;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The steps of a run are no longer those that it began with: its feature, its environment or Runproof itself was changed. What
 * its journal says is found by the places of steps and moves, so it would be taken for that of others, or for nothing.
 */
public final class StepsChanged extends Failure {
    private static final long serialVersionUID = 1L;
    private static final String NONE = "none";

    private StepsChanged(String run, String then, String now) {
        super(
                "STEP-CHANGED",
                ExitStatus.REFUSED,
                "the steps of run " + run + " have changed since it began: then " + then + ", now " + now
                        + "; nothing was begun",
                List.of(
                        "restore the procedure, the environment and the version of Runproof as they were, then try again",
                        "or look at the state of every host, then start a new run"));
    }

    /**
     * @param header of the run's journal
     * @throws StepsChanged when the plan has other steps, or the same ones in another order
     */
    static void unless(JournalHeader header, Plan plan) {
        List<String> then =
                header.steps().stream().map(step -> step.step().toString()).toList();
        List<String> now =
                plan.steps().stream().map(step -> step.place().key().toString()).toList();
        // Headers of the first release name no steps.
        if (!then.isEmpty()) {
            compare(header.run(), then, now);
        }
    }

    /**
     * @param kept the plan that the run had
     * @param known the steps of which something is on record
     * @throws StepsChanged when one of them has other moves, whatever their words are
     */
    static void unlessMovesAreThe(String run, Optional<PlanView> kept, Plan plan, Set<StepKey> known) {
        Set<String> keys = known.stream().map(StepKey::toString).collect(Collectors.toUnmodifiableSet());
        kept.ifPresent(view -> compare(run, moves(view, keys), moves(PlanView.of(plan), keys)));
    }

    private static List<String> moves(PlanView plan, Set<String> keys) {
        return plan.steps().stream()
                .filter(step -> keys.contains(step.key()))
                .flatMap(step -> IntStream.range(0, step.moves().size())
                        .mapToObj(number -> step.key() + " move " + number + ", "
                                + step.moves().get(number).kind() + " on "
                                + step.moves().get(number).host()))
                .toList();
    }

    private static void compare(String run, List<String> then, List<String> now) {
        for (int i = 0; i < Math.max(then.size(), now.size()); i++) {
            String was = i < then.size() ? then.get(i) : NONE;
            String is = i < now.size() ? now.get(i) : NONE;
            if (!Objects.equals(was, is)) {
                throw new StepsChanged(run, was, is);
            }
        }
    }
}
