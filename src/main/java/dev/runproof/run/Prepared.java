package dev.runproof.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.runproof.inventory.Environment;
import dev.runproof.model.Facts;

/**
 * A run with everything it needs, ready to begin or to go on.
 *
 * @param known facts that it starts with; for a rollback those of the run it takes back
 */
public record Prepared(RunOrder order, Plan plan, Environment environment, RunFolder folder, Facts known) {
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
