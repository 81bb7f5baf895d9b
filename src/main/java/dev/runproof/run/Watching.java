package dev.runproof.run;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.Failure;
import dev.runproof.model.Watch;
import dev.runproof.remote.HostUnreachable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Repeats an action's watches while it runs; keeps each alarm once.
 *
 * <p>A watch that cannot look is an alarm too. One that lost its connection looks again, and is an alarm only when it
 * could not look once more before the end: the action itself outlives the connection as well.
 */
final class Watching {
    private final World world;
    private final Action action;
    private final Map<Watch<?>, Instant> lastLook = new HashMap<>();
    private final Map<Watch<?>, String> blind = new LinkedHashMap<>();
    private final List<String> alarms = new ArrayList<>();
    private int looks;
    private int lost;

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

    /** Lets those look once more whose last look was lost; called when the action has ended. */
    void lookAgainWhereBlind() {
        List.copyOf(blind.keySet()).forEach(this::look);
    }

    private <T> void look(Watch<T> watch) {
        looks++;
        try {
            Command command = watch.probe().command().resolve(world.facts());
            Answer answer = world.session(watch.probe().host()).run(command, new LastLine(world.events()));
            watch.alarm().apply(watch.probe().reading().read(answer)).ifPresent(this::alarm);
            blind.remove(watch);
        } catch (HostUnreachable gone) {
            lost++;
            String told = watch.probe().host() + ": the watch could not look: " + gone.getMessage();
            blind.put(watch, told);
            world.events().progress(told);
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
        return !alarms.isEmpty() || !blind.isEmpty();
    }

    Optional<String> alarms() {
        List<String> all = new ArrayList<>(alarms);
        all.addAll(blind.values());
        return all.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", all));
    }

    /** What the report says of the watching; nothing when nothing was to be watched. */
    String[] notes() {
        if (action.watch().isEmpty()) {
            return new String[0];
        }
        String told = "watched " + looks + " times while it ran";
        return new String[] {lost == 0 ? told : told + ", " + lost + " of them lost with the connection and repeated"};
    }
}
