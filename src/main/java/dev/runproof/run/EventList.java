package dev.runproof.run;

import dev.runproof.model.Answer;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Verdict;
import java.util.List;

/** Tells several listeners, in order. */
record EventList(List<RunEvents> listeners) implements RunEvents {
    EventList {
        listeners = List.copyOf(listeners);
    }

    @Override
    public void runStarted(String runId, Plan plan) {
        listeners.forEach(listener -> listener.runStarted(runId, plan));
    }

    @Override
    public void stepStarted(StepPlace place, int number, int total) {
        listeners.forEach(listener -> listener.stepStarted(place, number, total));
    }

    @Override
    public void moveStarted(Move move, String told) {
        listeners.forEach(listener -> listener.moveStarted(move, told));
    }

    @Override
    public void progress(String line) {
        listeners.forEach(listener -> listener.progress(line));
    }

    @Override
    public void pictured(byte[] png) {
        listeners.forEach(listener -> listener.pictured(png));
    }

    @Override
    public void answered(Move move, String told, Answer answer) {
        listeners.forEach(listener -> listener.answered(move, told, answer));
    }

    @Override
    public void judged(Move move, Judgement judgement) {
        listeners.forEach(listener -> listener.judged(move, judgement));
    }

    @Override
    public void stepEnded(StepPlace place, Verdict verdict, List<Judgement> judgements, How how) {
        listeners.forEach(listener -> listener.stepEnded(place, verdict, judgements, how));
    }

    @Override
    public void runEnded(String runId, Verdict verdict) {
        listeners.forEach(listener -> listener.runEnded(runId, verdict));
    }
}
