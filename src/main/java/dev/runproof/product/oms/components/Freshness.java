package dev.runproof.product.oms.components;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Whether a component that is shown as running has reported since the change. */
interface Freshness {
    /** Why it may not run, however it is shown; empty when nothing speaks against it. */
    Optional<String> doubt(Project project, Component component);

    /** Nobody asks: a person has looked, or it is asked later. */
    static Freshness notAsked() {
        return (project, component) -> Optional.empty();
    }

    /** By the moment of the last report; the answers tell whole seconds. */
    static Freshness reportedSince(Instant change) {
        return (project, component) -> {
            Optional<Instant> reported = component.reported();
            if (reported.isEmpty()) {
                return Optional.of("when it last reported is not told");
            }
            return reported.filter(it -> it.isBefore(change.truncatedTo(ChronoUnit.SECONDS)))
                    .map(it -> "it last reported at " + it + ", before " + change.truncatedTo(ChronoUnit.SECONDS));
        };
    }

    /** By a page that was seen twice: timestamp or latency of what runs have moved. */
    static Freshness movedSince(Picture earlier) {
        return (project, component) -> {
            Optional<Component> before = earlier.component(project, component);
            if (before.isEmpty()) {
                return Optional.of("it was seen once alone");
            }
            return before.get().moving().equals(component.moving())
                    ? Optional.of("its timestamp and latency did not move between two readings")
                    : Optional.empty();
        };
    }
}
