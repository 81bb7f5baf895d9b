package dev.runproof.scenario;

import dev.runproof.model.Confirmation;
import dev.runproof.model.Gate;
import dev.runproof.run.Gatekeeper;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Who is asked during a run: confirms everything but what is refused, and decides nothing unless somebody is named who does. */
final class Persons implements Gatekeeper {
    private final Clock clock;
    private final Set<String> refused = new TreeSet<>();
    private final List<String> questions = new ArrayList<>();
    private Optional<String> decider = Optional.empty();
    private Consumer<String> hearer = question -> {};

    Persons(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Confirmation> ask(Gate gate, String question) {
        hearer.accept(question);
        questions.add(gate.kind() + " " + gate.id() + ": " + question);
        Optional<String> who = gate.kind() == Gate.Kind.DECISION ? decider : Optional.of("simulated");
        return refused.contains(gate.id())
                ? Optional.empty()
                : who.map(name -> new Confirmation(gate.id(), name, "rehearsal", clock.instant(), question));
    }

    void refuse(String gate) {
        refused.add(gate);
    }

    void agree(String gate) {
        refused.remove(gate);
    }

    void decide(String who) {
        decider = Optional.of(who);
    }

    void hear(Consumer<String> person) {
        hearer = person;
    }

    /** Every question that was put to somebody, with its kind and gate. */
    List<String> questions() {
        return questions;
    }

    void afresh() {
        refused.clear();
        questions.clear();
        decider = Optional.empty();
        hearer = question -> {};
    }
}
