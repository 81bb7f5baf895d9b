package dev.runproof.lab.openmldb;

import dev.runproof.lab.ProductModel;
import dev.runproof.lab.Simulation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The OpenMLDB simulation as labs find it; a lab's nodes are its tablets. */
public final class OpenMldbSimulation implements Simulation {
    private static final Pattern LACKING = Pattern.compile("python[0-9.]*|pip[0-9.]*|mvn|mvnDebug");

    @Override
    public String product() {
        return "openmldb";
    }

    @Override
    public Account clusterUser() {
        return new Account(Station.OWNER.user(), Station.OWNER.group());
    }

    @Override
    public List<Machine> machines(Simulation.Settings lab) {
        return Layout.machines(OpenMldbSettings.of(lab));
    }

    @Override
    public Optional<Pattern> lacking() {
        return Optional.of(LACKING);
    }

    @Override
    public boolean isLarge(Simulation.Settings lab) {
        try {
            return OpenMldbSettings.of(lab).isLarge();
        } catch (IllegalArgumentException fitsNoCluster) {
            // The lab's own process says so.
            return false;
        }
    }

    @Override
    public ProductModel model(Simulation.Settings lab) {
        return new OpenMldbModel(OpenMldbSettings.of(lab), lab::serverAddress);
    }
}
