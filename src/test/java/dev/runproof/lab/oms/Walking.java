package dev.runproof.lab.oms;

import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Fact;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Inspect;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Poll;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.model.Verdict;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.OutputSink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Carries steps that read out against a lab, as a run would, without journal and evidence. */
final class Walking {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final Facts facts = new Facts();
    private final Hosts hosts;
    /** The answer to a question, by its text; empty when nobody answers. */
    private final Function<String, Optional<String>> person;

    Walking(Hosts hosts, Function<String, Optional<String>> person) {
        this.hosts = hosts;
        this.person = person;
    }

    /** The verdict of a step with all that was judged; the first that is no pass ends it after the checks beside it. */
    Judgement walk(StepScript script) {
        var judged = new ArrayList<Judgement>();
        for (Move move : script.moves()) {
            boolean passed = judged.stream().allMatch(each -> each.verdict() == Verdict.PASS);
            if (!passed) {
                break;
            }
            if (!(move instanceof Only only) || only.holds().test(facts)) {
                make(move.itself(), judged);
            }
        }
        return judged.isEmpty() ? Judgement.pass("nothing was due") : judged.get(judged.size() - 1);
    }

    private void make(Move move, List<Judgement> judged) {
        if (move instanceof Probe<?> probe) {
            probe(probe);
        } else if (move instanceof Inspect<?> inspect) {
            inspect(inspect);
        } else if (move instanceof Poll<?> poll) {
            poll(poll);
        } else if (move instanceof Check check) {
            judged.add(check.judge().apply(facts));
        } else if (move instanceof Gate gate) {
            gate(gate, judged);
        } else {
            throw new IllegalArgumentException("no reading: " + move);
        }
    }

    private Answer ask(HostName host, Command command) {
        return hosts.session(host).run(command.resolve(facts), OutputSink.NOWHERE);
    }

    <T> void probe(Probe<T> probe) {
        Answer answer = ask(probe.host(), probe.command());
        facts.learn(new Fact<>(
                probe.yields(), probe.host(), answer.at(), probe.reading().read(answer)));
    }

    private <T> void inspect(Inspect<T> inspect) {
        facts.learn(new Fact<>(
                inspect.yields(),
                HostName.CONTROLLER,
                Instant.EPOCH,
                inspect.look().get()));
    }

    /** Without a pause: the answers of a lab take their time. */
    private <T> void poll(Poll<T> poll) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = ask(poll.host(), poll.command());
        T value = poll.reading().read(answer);
        while (!poll.good().test(value, facts) && System.nanoTime() < end) {
            answer = ask(poll.host(), poll.command());
            value = poll.reading().read(answer);
        }
        facts.learn(new Fact<>(poll.yields(), poll.host(), answer.at(), value));
    }

    private void gate(Gate gate, List<Judgement> judged) {
        Optional<String> question = gate.question().apply(facts);
        if (question.isEmpty()) {
            return;
        }
        Optional<String> by = person.apply(question.get());
        if (by.isEmpty()) {
            judged.add(Judgement.unknown("an answer", question.get()));
            return;
        }
        facts.learn(new Fact<>(
                gate.yields(),
                HostName.CONTROLLER,
                Instant.EPOCH,
                new Confirmation(gate.id(), by.get(), "seen", Instant.EPOCH, question.get())));
    }
}
