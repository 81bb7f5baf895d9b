package dev.runproof.scenario;

import dev.runproof.lab.LabSpec;
import java.io.IOException;
import java.nio.file.Path;

/** A lab of any product and the runs of its procedure in it, for what holds of all of them. */
final class AnyRehearsal extends Rehearsal<AnyRehearsal> {
    AnyRehearsal(Path home, LabSpec spec) throws IOException {
        super(home, spec);
    }

    @Override
    AnyRehearsal itself() {
        return this;
    }
}
