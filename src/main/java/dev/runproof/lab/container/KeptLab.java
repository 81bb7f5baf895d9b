package dev.runproof.lab.container;

import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.process.LabState;

/**
 * A lab as the process sees it that keeps it.
 *
 * @param line to what stands behind the hosts
 */
record KeptLab(
        LabSpec spec,
        String key,
        LabDescription description,
        SimulationLine line,
        ContainerFaults faults,
        LabRemains remains)
        implements AutoCloseable {
    /** What the lab's directory tells, once this process listens at the port. */
    LabState state(int controlPort, String token) {
        return LabState.ofThisProcess(spec, key, controlPort, token, description);
    }

    /** Removes the containers, all that carries the lab's label, and the lab's directory. */
    @Override
    public void close() {
        remains.close();
    }
}
