package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.model.Facts;

/**
 * A run with everything it needs, ready to begin or to go on.
 *
 * @param known facts that it starts with; for a rollback those of the run it takes back
 */
public record Prepared(RunOrder order, Plan plan, Environment environment, RunFolder folder, Facts known) {}
