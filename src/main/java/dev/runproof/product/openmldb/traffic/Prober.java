package dev.runproof.product.openmldb.traffic;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Asks every component again and again whether it answers; a slow one keeps no other waiting. */
final class Prober {
    private final List<Watched> components;
    private final Question question;
    private final Reachability reachability;
    private final Clock clock;
    private final Set<Watched> asked = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable RuntimeException> notRecorded = new AtomicReference<>();

    /** Asks one component; the future tells whether it answered, whatever it said. */
    @FunctionalInterface
    interface Question {
        CompletableFuture<Boolean> ask(Watched component);
    }

    Prober(List<Watched> components, Question question, Reachability reachability, Clock clock) {
        this.components = List.copyOf(components);
        this.question = question;
        this.reachability = reachability;
        this.clock = clock;
    }

    /** One question to each that owes no answer. */
    void look() {
        RuntimeException refused = notRecorded.get();
        if (refused != null) {
            throw refused;
        }
        for (Watched component : components) {
            if (asked.add(component)) {
                Instant now = clock.instant();
                var unused = question.ask(component).whenComplete((answered, failure) -> {
                    record(component, now, failure == null && answered);
                });
            }
        }
    }

    private void record(Watched component, Instant now, boolean answered) {
        try {
            reachability.seen(component.toString(), now, answered);
        } catch (RuntimeException refused) {
            // On a thread of the client nobody would hear of it; the next look does.
            notRecorded.compareAndSet(null, refused);
        } finally {
            asked.remove(component);
        }
    }

    List<String> components() {
        return components.stream().map(Watched::toString).toList();
    }
}
