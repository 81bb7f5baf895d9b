package dev.runproof.junit;

import dev.runproof.inventory.Environments;
import dev.runproof.inventory.Prompt;
import dev.runproof.model.Failure;
import dev.runproof.run.Gatekeeper;
import dev.runproof.run.LabsOfThisProcess;
import dev.runproof.run.Procedures;
import dev.runproof.run.RunKind;
import dev.runproof.run.RunOrder;
import dev.runproof.run.RunOutcome;
import dev.runproof.run.Runner;
import dev.runproof.run.Runs;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A procedure to be rehearsed for a test. */
final class Rehearsal {
    private final ProcedureTest order;

    Rehearsal(ProcedureTest order) {
        this.order = order;
    }

    /** As on the command line: {@code rehearse opengauss --set lab.nodes=5}. */
    String told() {
        return "rehearse " + order.procedure()
                + (order.environment().isEmpty() ? "" : " -e " + order.environment())
                + String.join(
                        "",
                        set().entrySet().stream()
                                .map(entry -> " --set " + entry)
                                .toList())
                + (order.withRollback() ? " --with-rollback" : "");
    }

    /**
     * Carries it out on this thread.
     *
     * @throws ProcedureNotRun when it ended without a verdict, for want of a lab for instance
     */
    ProcedureRun in(ProjectDirectory project) {
        LabsOfThisProcess.endWithIt();
        var clock = Clock.systemUTC();
        var record = new RunRecording(clock);
        var runs = new Runs(
                project.path(), clock, Runner.overSsh(clock, record, Gatekeeper.simulated(clock), Prompt.NOBODY));
        try {
            RunOutcome outcome = order.withRollback()
                    ? runs.thereAndBack(order(project))
                    : runs.begin(order(project), Optional.empty());
            return new ProcedureRun(told(), outcome, record);
        } catch (Failure failure) {
            throw new ProcedureNotRun(told(), failure);
        } finally {
            record.close();
        }
    }

    private RunOrder order(ProjectDirectory project) {
        String name = new Procedures(project.path()).find(order.procedure()).name();
        return new RunOrder(
                RunKind.REHEARSE,
                order.procedure(),
                order.environment().isEmpty() ? Environments.defaultFor(name) : order.environment(),
                set(),
                "");
    }

    private Map<String, String> set() {
        var set = new LinkedHashMap<String, String>();
        for (String word : order.set()) {
            int sign = word.indexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException("@ProcedureTest(set): expected KEY=VALUE: '" + word + "'");
            }
            set.put(word.substring(0, sign), word.substring(sign + 1));
        }
        return set;
    }
}
