package dev.runproof.glue;

import dev.runproof.inventory.Environment;
import dev.runproof.model.ExitStatus;
import dev.runproof.model.Failure;
import dev.runproof.model.Judgement;
import dev.runproof.model.Verdict;
import dev.runproof.run.Companion;
import dev.runproof.run.Companions;
import dev.runproof.run.Plan;
import dev.runproof.run.StepPlace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What goes on beside runs of made-up procedures: it writes down what it is told. */
public final class Observer implements Companion {
    public final List<String> told = new ArrayList<>();
    public final Path folder;
    private final boolean refuses;

    private Observer(Path folder, boolean refuses) {
        this.folder = folder;
        this.refuses = refuses;
    }

    long steps() {
        return told.stream().filter(line -> line.startsWith("step ")).count();
    }

    @Override
    public void runStarted(String runId, Plan plan) {
        told.add("run " + runId + " of " + plan.steps().size() + " steps");
    }

    @Override
    public void stepStarted(StepPlace place, int number, int total) {
        told.add("step " + place.text());
        if (refuses) {
            throw new Refusal();
        }
    }

    @Override
    public void stepEnded(StepPlace place, Verdict verdict, List<Judgement> judgements, How how) {
        told.add(verdict + " " + how);
    }

    @Override
    public void runEnded(String runId, Verdict verdict) {
        told.add("run " + verdict);
    }

    @Override
    public void close() {
        told.add("closed");
    }

    private static final class Refusal extends Failure {
        private static final long serialVersionUID = 1L;

        Refusal() {
            super("OBSERVER", ExitStatus.REFUSED, "not this step", List.of());
        }
    }

    /** Makes one for each environment that asks for it. */
    public static final class Made implements Companions {
        public static final List<Observer> ALL = new ArrayList<>();

        @Override
        public Optional<Companion> beside(Environment environment, Path folder, Clock clock) {
            return environment.variable("demo.beside").map(value -> {
                var made = new Observer(folder, value.equals("refuses"));
                ALL.add(made);
                return made;
            });
        }
    }
}
