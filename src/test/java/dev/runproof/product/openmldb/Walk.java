package dev.runproof.product.openmldb;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Fact;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Failure;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Inspect;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.OutputFormatException;
import dev.runproof.model.Poll;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries the moves of one step out on modelled hosts by the rules of a run: checks that follow each other are all judged,
 * anything else ends the step at the first judgement that is no pass, conditions are asked right before their move.
 */
final class Walk {
    /** The shell of an action was killed: nobody knows its end. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The runner was killed: the step has no judgement at all. */
    static final class RunnerGone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final int PATIENT_AFTER = 12;
    private static final Duration RARELY = Duration.ofSeconds(45);

    private final ModelHosts hosts;
    private final Facts facts;
    private final Consumer<String> confirmed;
    private final List<Judgement> bad = new ArrayList<>();

    /** @param confirmed told each gate that was passed */
    Walk(ModelHosts hosts, Facts facts, Consumer<String> confirmed) {
        this.hosts = hosts;
        this.facts = facts;
        this.confirmed = confirmed;
    }

    /** What was judged and is no pass; empty when the step passed. */
    List<Judgement> carryOut(StepScript script) {
        try {
            moves(script.moves());
        } catch (Failure failure) {
            bad.add(Judgement.unknown("", String.valueOf(failure.getMessage())));
        } catch (Lost lost) {
            bad.add(Judgement.unknown("an exit status", "killed"));
        } catch (RunnerGone gone) {
            throw gone;
        } catch (RuntimeException defect) {
            bad.add(Judgement.unknown("a judgement", "[INTERNAL] " + defect));
        }
        return bad;
    }

    private void moves(List<Move> moves) {
        for (int move = 0; move < moves.size(); move++) {
            Move next = moves.get(move);
            if (!(next instanceof Only only) || only.holds().test(facts)) {
                judge(carryOut(next.itself()));
            }
            boolean checksGoOn = next.itself() instanceof Check
                    && move + 1 < moves.size()
                    && moves.get(move + 1).itself() instanceof Check;
            if (!checksGoOn && !bad.isEmpty()) {
                return;
            }
        }
    }

    private void judge(Judgement judgement) {
        if (judgement.verdict() != Verdict.PASS) {
            bad.add(judgement);
        }
    }

    private Judgement carryOut(Move move) {
        if (move instanceof Probe<?> probe) {
            return probe(probe);
        }
        if (move instanceof Inspect<?> inspect) {
            return inspect(inspect);
        }
        if (move instanceof Poll<?> poll) {
            return poll(poll);
        }
        if (move instanceof Action action) {
            return act(action);
        }
        if (move instanceof Gate gate) {
            return confirm(gate);
        }
        return ((Check) move).judge().apply(facts);
    }

    private Answer ask(HostName host, Command command) {
        return hosts.run(host, command.resolve(facts));
    }

    private <T> void learn(FactKey<T> key, HostName host, T value) {
        facts.learn(new Fact<>(key, host, hosts.time().now(), value));
    }

    private <T> Judgement probe(Probe<T> probe) {
        learn(probe.yields(), probe.host(), probe.reading().read(ask(probe.host(), probe.command())));
        return Judgement.pass("answered");
    }

    private <T> Judgement inspect(Inspect<T> inspect) {
        learn(inspect.yields(), HostName.CONTROLLER, inspect.look().get());
        return Judgement.pass("looked at");
    }

    private Judgement act(Action action) {
        Answer answer = ask(action.host(), action.command());
        learn(action.yields(), action.host(), answer);
        return answer.exit() == 0
                ? Judgement.pass("exit status 0")
                : Judgement.fail("exit status 0", answer.exit() + ": " + answer.err());
    }

    private Judgement confirm(Gate gate) {
        Optional<String> question = gate.question().apply(facts);
        question.ifPresent(text -> {
            learn(
                    gate.yields(),
                    HostName.CONTROLLER,
                    new Confirmation(gate.id(), "somebody", "", hosts.time().now(), text));
            confirmed.accept(gate.id());
        });
        return Judgement.pass("confirmed");
    }

    private <T> Judgement poll(Poll<T> poll) {
        Command command = poll.command().resolve(facts);
        Instant limit = hosts.time().now().plus(poll.limit());
        @Nullable T previous = null;
        @Nullable T value = null;
        int good = 0;
        String refused = "";
        for (int looks = 1; ; looks++) {
            Answer answer = hosts.run(poll.host(), command);
            try {
                value = poll.reading().read(answer);
                boolean fits = poll.good().test(value, facts);
                good = fits ? (Objects.equals(previous, value) ? good + 1 : 1) : 0;
                previous = fits ? value : null;
            } catch (OutputFormatException e) {
                value = null;
                previous = null;
                good = 0;
                refused = String.valueOf(e.getMessage());
            }
            if (value != null && (good >= poll.inARow() || isLate(poll, limit))) {
                learn(poll.yields(), poll.host(), value);
                return Judgement.pass(poll.awaited());
            }
            if (!hosts.time().now().isBefore(limit)) {
                return value == null
                        ? Judgement.unknown(poll.awaited(), refused)
                        : Judgement.fail(poll.awaited(), value.toString());
            }
            // Whoever has waited in vain for long looks more rarely: the time is virtual, the looks are not.
            hosts.time().pass(looks > PATIENT_AFTER ? RARELY : good > 0 ? poll.apart() : poll.pace());
        }
    }

    private boolean isLate(Poll<?> poll, Instant limit) {
        return poll.late() == Poll.Late.IS_JUDGED && !hosts.time().now().isBefore(limit);
    }
}
