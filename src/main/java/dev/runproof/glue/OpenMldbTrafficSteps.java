package dev.runproof.glue;

import dev.runproof.product.openmldb.traffic.RowsThere;
import dev.runproof.run.StepRunner;
import io.cucumber.java.en.Then;

/** The step that judges what was written and read beside the run. */
public final class OpenMldbTrafficSteps {
    private final StepRunner run;

    public OpenMldbTrafficSteps(StepRunner run) {
        this.run = run;
    }

    @Then("every acknowledged row is there")
    public void everyRowIsThere() {
        run.perform(RowsThere.script(run.companion(OpenMldbTraffic.class).map(OpenMldbTraffic::traffic)));
    }
}
