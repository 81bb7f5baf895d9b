package dev.runproof.lab.process;

import dev.runproof.lab.LabRefused;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.Simulation;
import java.util.ServiceLoader;
import java.util.TreeSet;

/** The products that labs can simulate. */
public final class Simulations {
    private Simulations() {}

    public static Simulation named(String product) {
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
    public static Simulation.Settings settings(LabSpec spec) {
        return new Simulation.Settings(spec.directory().orElseThrow(), spec.nodes(), spec.options());
    }
}
