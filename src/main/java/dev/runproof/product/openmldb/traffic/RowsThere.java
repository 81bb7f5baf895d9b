package dev.runproof.product.openmldb.traffic;

import dev.runproof.model.Check;
import dev.runproof.model.FactKey;
import dev.runproof.model.Inspect;
import dev.runproof.model.StepScript;
import java.util.List;
import java.util.Optional;

/** The end of the traffic beside a run: every acknowledged row is looked for. */
public final class RowsThere {
    private static final FactKey<TrafficResult> RESULT = new FactKey<>("traffic.result", TrafficResult.class);

    private RowsThere() {}

    /** @param traffic empty in a plan, and where the environment asks for none */
    public static StepScript script(Optional<Traffic> traffic) {
        return StepScript.of(
                "Look for every row that was acknowledged to the writer beside the run",
                List.of(
                        new Inspect<>(
                                "the acknowledged rows, and when each component answered",
                                RESULT,
                                () -> traffic.map(Traffic::result).orElse(TrafficResult.NONE)),
                        new Check(
                                "every acknowledged row is there",
                                facts -> facts.get(RESULT).judgement())));
    }
}
