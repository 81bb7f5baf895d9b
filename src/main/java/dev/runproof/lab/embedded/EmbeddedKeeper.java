package dev.runproof.lab.embedded;

import dev.runproof.lab.LabKind;
import dev.runproof.lab.LabRefused;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.process.LabKeeper;
import dev.runproof.lab.process.Simulations;
import java.util.List;

/** Embedded labs, as they are started and cleared away. */
public final class EmbeddedKeeper implements LabKeeper {
    @Override
    public LabKind kind() {
        return LabKind.EMBEDDED;
    }

    @Override
    public Class<?> program() {
        return LabDaemon.class;
    }

    @Override
    public void need(LabSpec spec) {
        if (spec.shell().isPresent()) {
            throw new LabRefused("hosts of an embedded lab have the machine's own shell; lab.shell is for containers");
        }
        if (Simulations.named(spec.product()).engine(Simulations.settings(spec)).isReal()) {
            throw new LabRefused(
                    "hosts of an embedded lab have a simulated docker; another lab.engine is for containers",
                    List.of("runproof rehearse " + spec.product() + " -e containers-" + spec.product()
                            + "   with the same --set"));
        }
        var unused = DatabasePrograms.of(spec);
    }

    @Override
    public void end(String key) {
        HostProcesses.endMarked(key);
    }
}
