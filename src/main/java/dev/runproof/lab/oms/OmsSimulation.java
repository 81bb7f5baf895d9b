package dev.runproof.lab.oms;

import dev.runproof.lab.EngineKind;
import dev.runproof.lab.ProductModel;
import dev.runproof.lab.Simulation;
import java.util.List;

/** An OMS installation as labs find it, by the name of the documented upgrade. */
public abstract sealed class OmsSimulation implements Simulation {
    static final Account OPERATOR = new Account("omsadmin", "omsadmin");

    private final OmsProcedure procedure;

    private OmsSimulation(OmsProcedure procedure) {
        this.procedure = procedure;
    }

    /** The upgrade from 3.2.2 to 3.3.0 of one node. */
    public static final class To330 extends OmsSimulation {
        public To330() {
            super(OmsProcedure.OMS_3_3_0);
        }
    }

    /** The upgrade from 3.3.1 to 4.0.0 of several nodes. */
    public static final class To400 extends OmsSimulation {
        public To400() {
            super(OmsProcedure.OMS_4_0_0);
        }
    }

    /** The upgrade from 4.2.x to 4.2.9 of several nodes. */
    public static final class To429 extends OmsSimulation {
        public To429() {
            super(OmsProcedure.OMS_4_2_9);
        }
    }

    @Override
    public String product() {
        return procedure.product();
    }

    @Override
    public Account clusterUser() {
        return OPERATOR;
    }

    @Override
    public int usualNodes() {
        return procedure.usualNodes();
    }

    @Override
    public boolean usesDatabase(Simulation.Settings lab) {
        return true;
    }

    @Override
    public EngineKind engine(Simulation.Settings lab) {
        return OmsSettings.engine(lab);
    }

    @Override
    public List<String> deviations(Simulation.Settings lab) {
        return switch (OmsSettings.engine(lab)) {
            case SIMULATED -> List.of();
            case REAL ->
                List.of(
                        "docker run --net host: the network of the container that is the host, since it is no machine of its own",
                        "docker run --privileged: shown by inspect, and not given, since the engine is this machine's");
            case NESTED ->
                List.of(
                        "docker run --privileged: shown by inspect, and not given, since the host is a container itself");
        };
    }

    @Override
    public List<Machine> machines(Simulation.Settings lab) {
        return OmsSettings.of(procedure, lab).machines();
    }

    @Override
    public ProductModel model(Simulation.Settings lab) {
        return new OmsModel(OmsSettings.of(procedure, lab));
    }
}
