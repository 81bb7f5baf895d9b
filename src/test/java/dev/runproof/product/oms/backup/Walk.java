package dev.runproof.product.oms.backup;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Fact;
import dev.runproof.model.Facts;
import dev.runproof.model.Failure;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Look;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Output;
import dev.runproof.model.Probe;
import dev.runproof.model.Secret;
import dev.runproof.model.StepScript;
import dev.runproof.model.Verdict;
import dev.runproof.remote.LedgerEntry;
import dev.runproof.remote.LedgerKey;
import dev.runproof.remote.OutputSink;
import dev.runproof.remote.Session;
import dev.runproof.sql.SqlSession;
import dev.runproof.sql.structure.Survey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Carries the moves of one step out on a real shell and a real database server, by the rules of a run. */
final class Walk {
    private final Session host;
    private final Supplier<SqlSession> database;
    private final Secret options;
    private final Facts facts;
    private final Consumer<Move> before;
    private final List<Judgement> judgements = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    private int actions;

    /** @param before hears each move right before it is carried out */
    Walk(Session host, Supplier<SqlSession> database, Secret options, Facts facts, Consumer<Move> before) {
        this.host = host;
        this.database = database;
        this.options = options;
        this.facts = facts;
        this.before = before;
    }

    List<Judgement> carryOut(StepScript script) {
        try {
            List<Move> moves = script.moves();
            for (int i = 0; i < moves.size(); i++) {
                Move move = moves.get(i);
                if (move instanceof Only only && !only.holds().test(facts)) {
                    continue;
                }
                before.accept(move.itself());
                boolean over = carryOut(move.itself());
                boolean nextIsCheck = i + 1 < moves.size() && moves.get(i + 1).itself() instanceof Check;
                boolean checksGoOn = move.itself() instanceof Check && nextIsCheck;
                boolean bad = judgements.stream().anyMatch(it -> it.verdict() != Verdict.PASS);
                if (!checksGoOn && (over || bad)) {
                    break;
                }
            }
        } catch (Failure failure) {
            judgements.add(Judgement.unknown("", String.valueOf(failure.getMessage())));
        }
        return judgements;
    }

    private boolean carryOut(Move move) {
        if (move instanceof Probe<?> probe) {
            probe(probe);
        } else if (move instanceof Action action) {
            return act(action);
        } else if (move instanceof Gate gate) {
            gate.question().apply(facts).ifPresent(question -> {
                asked.add(question);
                facts.learn(new Fact<>(
                        gate.yields(),
                        HostName.CONTROLLER,
                        Instant.EPOCH,
                        new Confirmation(gate.id(), "test", "", Instant.EPOCH, question)));
            });
        } else if (move instanceof Check check) {
            judgements.add(check.judge().apply(facts));
        }
        return false;
    }

    private <T> void probe(Probe<T> probe) {
        Command command = probe.command().resolve(facts);
        Answer answer =
                Survey.of(command).map(this::survey).orElseGet(() -> host.run(filled(command), OutputSink.NOWHERE));
        facts.learn(new Fact<>(
                probe.yields(), probe.host(), answer.at(), probe.reading().read(answer)));
    }

    private Answer survey(Survey survey) {
        try (SqlSession session = database.get()) {
            return answer(0, survey.answer(session, session), "");
        }
    }

    private Command filled(Command command) {
        return command.optionsOf().isPresent() ? command.reading(options) : command;
    }

    private boolean act(Action action) {
        var key = new LedgerKey(facts.get(Facts.RUN), System.nanoTime() + "-a" + ++actions);
        host.start(key, filled(action.command().resolve(facts)));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var sink = new OutputSink() {
            @Override
            public void stdout(byte[] bytes, int offset, int length) {
                out.write(bytes, offset, length);
            }

            @Override
            public void stderr(byte[] bytes, int offset, int length) {
                err.write(bytes, offset, length);
            }
        };
        LedgerEntry entry = Objects.requireNonNull(Awaitility.await("the end of " + key)
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> host.collect(key, out.size(), err.size(), sink),
                        it -> it.state() != LedgerEntry.State.RUNNING));
        if (entry.state() == LedgerEntry.State.LOST) {
            return conclude(action, Judgement.unknown("an exit status", "the action ended and left none"));
        }
        facts.learn(new Fact<>(
                action.yields(),
                action.host(),
                Instant.EPOCH,
                answer(entry.exit(), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8))));
        if (entry.exit() != 0) {
            String last = err.toString(StandardCharsets.UTF_8).lines().reduce("", (a, b) -> b);
            return conclude(
                    action, Judgement.fail("exit status 0", "exit status " + entry.exit() + "; last line: " + last));
        }
        return false;
    }

    private static Answer answer(int exit, String out, String err) {
        return new Answer(exit, Output.of(out), Output.of(err), Instant.EPOCH, Duration.ZERO);
    }

    /** Whether the step is over. */
    private boolean conclude(Action action, Judgement ended) {
        if (action.look().isEmpty()) {
            judgements.add(ended);
            return true;
        }
        Look look = action.look().get();
        Look.Finding finding;
        try {
            look.moves().forEach(it -> probe((Probe<?>) it));
            finding = look.conclude().apply(facts);
        } catch (Failure notSeen) {
            finding = new Look.Finding(Look.Conclusion.STOP, "not seen", String.valueOf(notSeen.getMessage()));
        }
        String told = ended.actual() + "; look: " + finding.name() + ": " + finding.told();
        judgements.add(
                switch (finding.conclusion()) {
                    case DONE, GO_ON -> Judgement.pass(told);
                    case NOT_STARTED -> new Judgement(ended.verdict().and(Verdict.UNKNOWN), "", told, List.of());
                    case STOP -> Judgement.fail("", told);
                });
        return finding.conclusion() != Look.Conclusion.GO_ON;
    }
}
