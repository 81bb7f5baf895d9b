package dev.runproof.run;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.Failure;
import dev.runproof.model.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Repeats an action's watches while it runs; keeps each alarm once. A watch that cannot look is an alarm too. */
final class Watching {
    private final World world;
    private final Action action;
    private final Map<Watch<?>, Instant> lastLook = new HashMap<>();
    private final List<String> alarms = new ArrayList<>();
    private int looks;

    Watching(World world, Action action) {
        this.world = world;
        this.action = action;
    }

    void whatIsDue() {
        for (Watch<?> watch : action.watch()) {
            Instant now = world.clock().instant();
            Instant last = lastLook.get(watch);
            if (last == null || !now.isBefore(last.plus(world.pace().wall(watch.every())))) {
                lastLook.put(watch, now);
                look(watch);
            }
        }
    }

    private <T> void look(Watch<T> watch) {
        looks++;
        try {
            Command command = watch.probe().command().resolve(world.facts());
            Answer answer = world.session(watch.probe().host()).run(command, new LastLine(world.events()));
            watch.alarm().apply(watch.probe().reading().read(answer)).ifPresent(this::alarm);
        } catch (Failure notSeen) {
            alarm(watch.probe().host() + ": the watch could not look: " + notSeen.getMessage());
        }
    }

    private void alarm(String told) {
        if (!alarms.contains(told)) {
            alarms.add(told);
            world.events().progress("ALARM: " + told);
        }
    }

    boolean alarmed() {
        return !alarms.isEmpty();
    }

    Optional<String> alarms() {
        return alarms.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", alarms));
    }

    /** What the report says of the watching; nothing when nothing was to be watched. */
    String[] notes() {
        return action.watch().isEmpty() ? new String[0] : new String[] {"watched " + looks + " times while it ran"};
    }
}
