package dev.runproof.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runproof.inventory.Environment;
import dev.runproof.model.Facts;
import java.util.List;

/**
 * A run with everything it needs, ready to begin or to go on.
 *
 * @param known facts that it starts with; for a rollback those of the run it takes back
 * @param left what must have ended on the hosts before its first step
 */
public record Prepared(
        RunOrder order, Plan plan, Environment environment, RunFolder folder, Facts known, List<Leftover> left) {
    public Prepared {
        left = List.copyOf(left);
    }

    /** A way back: it begins with what the runs before it knew, when what they have left at work has ended. */
    Prepared(RunOrder order, Plan plan, Environment environment, RunFolder folder, Forerunners before) {
        this(order, plan, environment, folder, before.facts(), before.leftovers());
    }

    /** A run that comes after no other. */
    Prepared(RunOrder order, Plan plan, Environment environment, RunFolder folder, Facts known) {
        this(order, plan, environment, folder, known, List.of());
    }

    /** The run in one line of JSON, the first link of its evidence. */
    String about() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("run", folder.runId())
                .put("kind", order.kind().toString())
                .put("procedure", plan.procedure())
                .put("environment", plan.environment())
                .put("plan", plan.hash())
                .toString();
    }
}
