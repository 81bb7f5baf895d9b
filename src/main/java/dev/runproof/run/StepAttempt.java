package dev.runproof.run;

import dev.runproof.model.Action;
import dev.runproof.model.Check;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Fact;
import dev.runproof.model.Facts;
import dev.runproof.model.Failure;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Inspect;
import dev.runproof.model.Judgement;
import dev.runproof.model.Look;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Poll;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.model.Upload;
import dev.runproof.model.Verdict;
import dev.runproof.remote.LedgerEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One try of one step: carries its moves out in order and collects what was judged. */
final class StepAttempt {
    private final World world;
    private final StepRecord record;
    private final StepScript script;
    private final Asking asking;
    private final Acting acting;
    private final List<Judgement> judgements = new ArrayList<>();
    private @Nullable Failure failure;

    StepAttempt(World world, StepRecord record, StepScript script) {
        this.world = world;
        this.record = record;
        this.script = script;
        this.asking = new Asking(world, record);
        this.acting = new Acting(world, record);
    }

    /** Carries the step out from its first move, or from an action that had begun in an earlier try. */
    List<Judgement> carryOut() {
        try {
            int from = takeUpWhatHadBegun();
            if (from >= 0) {
                moves(from);
            }
        } catch (Failure failure) {
            judgements.add(judge(failure));
        } catch (RuntimeException | StackOverflowError | LinkageError defect) {
            // A judgement that crashes has judged nothing.
            judgements.add(Judgement.unknown("a judgement", "[INTERNAL] " + defect));
        }
        return judgements;
    }

    private Judgement judge(Failure failure) {
        this.failure = failure;
        String told = String.valueOf(failure.getMessage());
        return switch (failure.status()) {
            case FAILED, REFUSED, HELD, MISSING -> Judgement.fail("", told);
            case INPUT -> Judgement.unknown("an answer that is understood", told);
            case PASS, UNKNOWN, BLOCKED, NOTHING_RUN, USAGE, INTERNAL, ENVIRONMENT, INTERRUPTED ->
                Judgement.unknown("", told);
        };
    }

    /** What ended the step when no judgement did. */
    Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    /** The move to go on with: 0 when nothing had begun; -1 when the step is over. */
    private int takeUpWhatHadBegun() {
        List<Integer> begun = record.begunActions();
        for (int move : begun) {
            Action action = action(move);
            Optional<LedgerEntry> entry = acting.known(move, action);
            if (entry.isEmpty() || entry.get().state() == LedgerEntry.State.NOT_STARTED) {
                continue;
            }
            boolean failed = entry.get().state() == LedgerEntry.State.LOST
                    || (entry.get().state() == LedgerEntry.State.DONE
                            && (entry.get().exit() != 0 || refused(move, action)));
            if (failed && mayStartAgain(move, action)) {
                return freshChecks(begun, move);
            }
            record.recall(script, move, world);
            return end(action, acting.takeUp(move, action)) ? -1 : move + 1;
        }
        return 0;
    }

    private Action action(int move) {
        return (Action) script.moves().get(move).itself();
    }

    /** Where the fresh checks before an action begin: never before one that was done and may not be done again. */
    private int freshChecks(List<Integer> begun, int move) {
        int from = begun.stream()
                .filter(earlier -> earlier < move && action(earlier).repeat() == Action.Repeat.ONCE)
                .findFirst()
                .map(earlier -> earlier + 1)
                .orElse(0);
        record.recall(script, from, world);
        return from;
    }

    /** After a lost or failed attempt: repeatable ones may; others only when a look proves that nothing was done. */
    private boolean mayStartAgain(int move, Action action) {
        if (action.repeat() == Action.Repeat.REPEATABLE) {
            return true;
        }
        if (action.look().isEmpty()) {
            return false;
        }
        // A look may use what its step had learned before the action; the fresh checks learn it anew.
        World apart = world.withFactsOfItsOwn();
        record.recall(script, move, apart);
        Look.Finding found = new Looking(apart, record).look(move, action.look().get());
        return found.conclusion() == Look.Conclusion.NOT_STARTED;
    }

    /**
     * Whether an earlier try has refused what a repeatable action answered, by checks with no reading before them: on the
     * same answer they would refuse it for ever, whatever a person has mended meanwhile.
     */
    private boolean refused(int move, Action action) {
        if (action.repeat() != Action.Repeat.REPEATABLE || !record.judgedAnswerOf(move)) {
            return false;
        }
        World apart = world.withFactsOfItsOwn();
        record.recall(script, move + 1, apart);
        return script.moves().stream()
                .skip(move + 1L)
                .takeWhile(next -> next.itself() instanceof Check)
                .filter(next -> isDue(next, apart.facts()))
                .anyMatch(next -> !passes((Check) next.itself(), apart.facts()));
    }

    /** One that cannot judge does not pass. */
    private static boolean passes(Check check, Facts facts) {
        try {
            return check.judge().apply(facts).verdict() == Verdict.PASS;
        } catch (RuntimeException notUnderstood) {
            return false;
        }
    }

    private void moves(int from) {
        for (int move = from; move < script.moves().size(); move++) {
            boolean nextIsCheck = move + 1 < script.moves().size()
                    && script.moves().get(move + 1).itself() instanceof Check;
            Move next = script.moves().get(move).itself();
            boolean over = isDue(script.moves().get(move), world.facts()) && end(next, carryOut(move, next));
            boolean checksGoOn = next instanceof Check && nextIsCheck;
            if (!checksGoOn && (over || !allPassed())) {
                return;
            }
        }
    }

    private static boolean isDue(Move move, Facts facts) {
        return !(move instanceof Only only) || only.holds().test(facts);
    }

    private boolean end(Move move, MoveEnd end) {
        boolean worthKeeping = move instanceof Check
                || end.stepIsOver()
                || !end.passed()
                || !end.judgement().notes().isEmpty();
        if (worthKeeping) {
            judgements.add(end.judgement());
        }
        return end.stepIsOver();
    }

    private boolean allPassed() {
        return judgements.stream().allMatch(judgement -> judgement.verdict() == Verdict.PASS);
    }

    private MoveEnd carryOut(int move, Move next) {
        if (next instanceof Probe<?> probe) {
            return asking.probe(move, probe);
        }
        if (next instanceof Inspect<?> inspect) {
            return asking.inspect(inspect);
        }
        if (next instanceof Poll<?> poll) {
            return asking.poll(move, poll);
        }
        if (next instanceof Action action) {
            return acting.start(move, action);
        }
        if (next instanceof Upload upload) {
            return send(move, upload);
        }
        if (next instanceof Gate gate) {
            return confirm(move, gate);
        }
        return check((Check) next);
    }

    private MoveEnd send(int move, Upload upload) {
        world.events().moveStarted(upload, MoveText.of(upload));
        Upload.Uploaded uploaded = world.session(upload.host()).upload(upload);
        record.uploaded(move, uploaded);
        world.facts()
                .learn(new Fact<>(upload.yields(), upload.host(), world.clock().instant(), uploaded));
        String note = uploaded.wasThere() ? "it was there already" : uploaded.sizeBytes() + " bytes sent";
        return MoveEnd.goOn(Judgement.pass("sha256 " + uploaded.sha256() + " on the host; " + note));
    }

    private MoveEnd confirm(int move, Gate gate) {
        Optional<String> question = gate.question().apply(world.facts());
        if (question.isEmpty()) {
            return MoveEnd.goOn(Judgement.pass("nothing to confirm"));
        }
        world.events().moveStarted(gate, MoveText.of(gate));
        Optional<Confirmation> given = record.confirmed(move)
                .filter(earlier -> earlier.question().equals(question.get()) && !isOld(earlier))
                .or(() -> world.gatekeeper().ask(gate, question.get()));
        if (given.isEmpty()) {
            throw gate.kind() == Gate.Kind.DECISION
                    ? new Undecided(gate, question.get(), world.runId())
                    : new NotConfirmed(gate, world.runId());
        }
        record.confirms(move, given.get());
        world.facts()
                .learn(new Fact<>(
                        gate.yields(), HostName.CONTROLLER, given.get().at(), given.get()));
        return MoveEnd.goOn(Judgement.pass(
                "confirmed",
                gate.id() + " confirmed by " + given.get().by() + " at "
                        + given.get().at()));
    }

    /** As readings are: who agreed in the evening has not agreed to what is found in the morning. */
    private boolean isOld(Confirmation given) {
        Duration age = Duration.between(given.at(), world.clock().instant()).abs();
        return age.compareTo(world.pace().wall(script.maxAge())) > 0;
    }

    private MoveEnd check(Check check) {
        world.events().moveStarted(check, MoveText.of(check));
        Judgement judged = check.judge().apply(world.facts());
        String expected = judged.expected().isEmpty() ? check.claim() : judged.expected();
        Judgement named = new Judgement(judged.verdict(), expected, judged.actual(), judged.notes());
        world.events().judged(check, named);
        return new MoveEnd(named, false);
    }
}
