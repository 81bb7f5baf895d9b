package dev.runproof.lab.embedded;

import dev.runproof.lab.LabRefused;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.Simulation;
import dev.runproof.lab.embedded.database.MariaDbPrograms;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** The products that labs can simulate, and what their labs need of this machine. */
final class Simulations {
    private Simulations() {}

    static Simulation named(String product) {
        var known = new TreeSet<String>();
        for (var simulation : ServiceLoader.load(Simulation.class)) {
            if (simulation.product().equals(product)) {
                return simulation;
            }
            known.add(simulation.product());
        }
        throw new LabRefused("there is no lab for '" + product + "'; there are: " + String.join(", ", known));
    }

    /** @param spec of a lab whose directory is known */
    static Simulation.Settings settings(LabSpec spec) {
        return new Simulation.Settings(spec.directory().orElseThrow(), spec.nodes(), spec.options());
    }

    /**
     * The machine's programs behind a lab's database; empty for a lab without one.
     *
     * @throws LabRefused when it has one and the machine lacks a program, also when there is no such product
     */
    static Optional<MariaDbPrograms> databasePrograms(LabSpec spec) {
        return named(spec.product()).usesDatabase(settings(spec))
                ? Optional.of(MariaDbPrograms.needed(MachineCommands::find))
                : Optional.empty();
    }
}
