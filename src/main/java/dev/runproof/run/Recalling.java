package dev.runproof.run;

import dev.runproof.journal.Recorded;
import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Fact;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Inspect;
import dev.runproof.model.Move;
import dev.runproof.model.OutputFormatException;
import dev.runproof.model.Poll;
import dev.runproof.model.Probe;
import dev.runproof.model.Reading;
import dev.runproof.model.Upload;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes the facts of moves that were carried out before from what the journal kept of them. */
final class Recalling {
    private final Facts facts;
    private final Clock clock;
    private final Recorded known;

    /** @param facts what is recalled goes in here */
    Recalling(Facts facts, Clock clock, Recorded known) {
        this.facts = facts;
        this.clock = clock;
        this.known = known;
    }

    /** Moves are numbered from 0; one that left nothing on record teaches nothing. */
    void recall(List<Move> moves) {
        recall(moves, move -> true);
    }

    /** Only what a later way back takes over: lasting readings and confirmations. */
    void recallWhatLasts(List<Move> moves) {
        recall(
                moves,
                move -> move instanceof Probe<?> probe
                        ? probe.yields().lasting()
                        : move instanceof Gate gate && gate.yields().lasting());
    }

    private void recall(List<Move> moves, Predicate<Move> wanted) {
        for (int place = 0; place < moves.size(); place++) {
            Move move = moves.get(place).itself();
            if (!wanted.test(move)) {
                continue;
            }
            Optional<Answer> answer = Optional.ofNullable(known.answers().get(place));
            if (move instanceof Probe<?> probe) {
                answer.ifPresent(given -> probed(probe, given));
            } else if (move instanceof Poll<?> poll) {
                answer.ifPresent(given -> polled(poll, given));
            } else if (move instanceof Action action) {
                answer.ifPresent(given -> learn(action.yields(), action.host(), given, same -> same));
            } else if (move instanceof Inspect<?> inspect) {
                again(inspect);
            } else if (move instanceof Upload upload) {
                Optional.ofNullable(known.uploads().get(place))
                        .ifPresent(
                                done -> facts.learn(new Fact<>(upload.yields(), upload.host(), clock.instant(), done)));
            } else if (move instanceof Gate gate) {
                Optional.ofNullable(known.confirmations().get(place))
                        .ifPresent(given ->
                                facts.learn(new Fact<>(gate.yields(), HostName.CONTROLLER, given.at(), given)));
            }
        }
    }

    private <T> void probed(Probe<T> probe, Answer answer) {
        learn(probe.yields(), probe.host(), answer, probe.reading());
    }

    private <T> void polled(Poll<T> poll, Answer answer) {
        learn(poll.yields(), poll.host(), answer, poll.reading());
    }

    /** What was not understood then is not known now. */
    private <T> void learn(FactKey<T> key, HostName host, Answer answer, Reading<T> reading) {
        try {
            facts.learn(new Fact<>(key, host, answer.at(), reading.read(answer)));
        } catch (OutputFormatException notUnderstood) {
            return;
        }
    }

    private <T> void again(Inspect<T> inspect) {
        T value = inspect.look().get();
        facts.learn(new Fact<>(inspect.yields(), HostName.CONTROLLER, clock.instant(), value));
    }
}
