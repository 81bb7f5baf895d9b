package dev.runproof.run;

import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.Fact;
import dev.runproof.model.HostName;
import dev.runproof.model.Inspect;
import dev.runproof.model.Judgement;
import dev.runproof.model.Poll;
import dev.runproof.model.Probe;
import dev.runproof.remote.HostUnreachable;
import dev.runproof.wait.NotObserved;
import dev.runproof.wait.Observation;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Carries out the moves that only read: probes, inspections, polls. */
final class Asking {
    private final World world;
    private final StepRecord record;

    Asking(World world, StepRecord record) {
        this.world = world;
        this.record = record;
    }

    <T> MoveEnd probe(int move, Probe<T> probe) {
        Command command = probe.command().resolve(world.facts());
        String told = MoveText.onHost(probe, command);
        world.events().moveStarted(probe, told);
        Answer answer = ask(probe.host(), command);
        record.answered(move, answer);
        world.events().answered(probe, told, answer);
        T value = probe.reading().read(answer);
        world.facts().learn(new Fact<>(probe.yields(), probe.host(), answer.at(), value));
        return MoveEnd.goOn(Judgement.pass("answered"));
    }

    <T> MoveEnd inspect(Inspect<T> inspect) {
        world.events().moveStarted(inspect, MoveText.of(inspect));
        T value = inspect.look().get();
        world.facts()
                .learn(new Fact<>(
                        inspect.yields(), HostName.CONTROLLER, world.clock().instant(), value));
        return MoveEnd.goOn(Judgement.pass("looked at"));
    }

    <T> MoveEnd poll(int move, Poll<T> poll) {
        Command command = poll.command().resolve(world.facts());
        String told = MoveText.onHost(poll, command);
        world.events().moveStarted(poll, told);
        var row = new Row<>(poll, command);
        try {
            var pace = world.pace();
            var observation = new Observation(
                    poll.awaited(),
                    pace.limit(poll.limit()),
                    (count, previous) -> pace.wall(row.good > 0 ? poll.apart() : poll.pace()));
            Answer last = observation.until(row::next, answer -> row.good >= poll.inARow());
            record.answered(move, last);
            world.events().answered(poll, told, last);
            world.facts().learn(new Fact<>(poll.yields(), poll.host(), last.at(), row.value()));
            return MoveEnd.goOn(Judgement.pass(poll.awaited()));
        } catch (NotObserved e) {
            if (row.last != null) {
                record.answered(move, row.last);
                world.events().answered(poll, told, row.last);
            }
            if (poll.late() == Poll.Late.IS_JUDGED && row.understood() && row.last != null) {
                world.facts().learn(new Fact<>(poll.yields(), poll.host(), row.last.at(), row.value()));
                return MoveEnd.goOn(Judgement.pass("not within " + poll.limit() + ": judged as it is"));
            }
            return row.notObserved();
        }
    }

    /** Asks once; a reading may be repeated, so a connection that broke is opened once more. */
    private Answer ask(HostName host, Command command) {
        try {
            return world.session(host).run(command, new LastLine(world.events()));
        } catch (HostUnreachable lost) {
            world.events().progress(String.valueOf(lost.getMessage()));
            return world.session(host).run(command, new LastLine(world.events()));
        }
    }

    /** Counts equal good answers in a row. */
    private final class Row<T> {
        private final Poll<T> poll;
        private final Command command;
        private int good;
        private @Nullable T value;
        private @Nullable Answer last;
        private String seen = "nothing";

        Row(Poll<T> poll, Command command) {
            this.poll = poll;
            this.command = command;
        }

        Answer next() {
            Answer answer;
            try {
                answer = world.session(poll.host()).run(command, new LastLine(world.events()));
            } catch (HostUnreachable gone) {
                see(0, null, String.valueOf(gone.getMessage()));
                return new Answer(
                        -1,
                        dev.runproof.model.Output.NONE,
                        dev.runproof.model.Output.NONE,
                        world.clock().instant(),
                        Duration.ZERO);
            }
            last = answer;
            try {
                T now = poll.reading().read(answer);
                boolean fits = poll.good().test(now, world.facts());
                int inARow = fits ? (good > 0 && now.equals(value) ? good + 1 : 1) : 0;
                see(inARow, now, String.valueOf(now));
            } catch (dev.runproof.model.OutputFormatException e) {
                see(0, null, String.valueOf(e.getMessage()));
            }
            return answer;
        }

        boolean understood() {
            return value != null;
        }

        /** What the last look was understood as. */
        T value() {
            return Objects.requireNonNull(value, "the last look was understood");
        }

        private void see(int inARow, @Nullable T now, String told) {
            good = inARow;
            value = now;
            seen = told;
            world.events().progress(poll.awaited() + ": " + told);
        }

        MoveEnd notObserved() {
            String actual = "not within " + poll.limit() + " (host's time); last seen: " + seen;
            return MoveEnd.over(
                    understood() ? Judgement.fail(poll.awaited(), actual) : Judgement.unknown(poll.awaited(), actual));
        }
    }
}
