package dev.runproof.run;

import dev.runproof.model.Action;
import dev.runproof.model.Failure;
import dev.runproof.model.Inspect;
import dev.runproof.model.Judgement;
import dev.runproof.model.Look;
import dev.runproof.model.Move;
import dev.runproof.model.Poll;
import dev.runproof.model.Probe;
import dev.runproof.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Finds out what an action did whose outcome was lost or bad, by readings only. */
final class Looking {
    private final World world;
    private final StepRecord record;

    Looking(World world, StepRecord record) {
        this.world = world;
        this.record = record;
    }

    /** What was found; a look that cannot look finds {@link Look.Class#STOP}. */
    Look.Finding look(int place, Look look) {
        try {
            var asking = new Asking(world, record);
            for (Move move : look.moves()) {
                if (move instanceof Probe<?> probe) {
                    asking.probe(StepRecord.UNNUMBERED, probe);
                } else if (move instanceof Poll<?> poll) {
                    asking.poll(StepRecord.UNNUMBERED, poll);
                } else if (move instanceof Inspect<?> inspect) {
                    asking.inspect(inspect);
                }
            }
            var finding = look.conclude().apply(world.facts());
            record.looked(place, finding);
            return finding;
        } catch (Failure notSeen) {
            var finding = new Look.Finding(
                    Look.Conclusion.STOP, "not seen", "the look itself failed: " + notSeen.getMessage());
            record.looked(place, finding);
            return finding;
        }
    }

    /** The end of a step whose action ended like this. */
    MoveEnd conclude(int place, Action action, Watching watching, Judgement ended) {
        Look.Finding finding = look(place, action.look().orElseThrow());
        List<String> notes = new ArrayList<>(ended.notes());
        watching.alarms().ifPresent(alarm -> notes.add("ALARM: " + alarm));
        String told = ended.actual() + "; look: " + finding.name() + ": " + finding.told();
        Verdict verdict = verdict(ended, finding, watching.alarmed());
        var judgement = new Judgement(verdict, ended.expected(), told, notes);
        return finding.conclusion() == Look.Conclusion.GO_ON ? MoveEnd.goOn(judgement) : MoveEnd.over(judgement);
    }

    private static Verdict verdict(Judgement ended, Look.Finding finding, boolean alarmed) {
        if (alarmed) {
            return Verdict.UNKNOWN;
        }
        return switch (finding.conclusion()) {
            case DONE, GO_ON -> Verdict.PASS;
            case NOT_STARTED -> ended.verdict().and(Verdict.UNKNOWN);
            case STOP -> Verdict.FAIL;
        };
    }
}
