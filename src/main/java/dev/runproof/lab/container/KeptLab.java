package dev.runproof.lab.container;

import dev.runproof.lab.process.LabState;

/** A lab as the process sees it that keeps it. */
interface KeptLab extends AutoCloseable {
    /** To what stands behind the hosts. */
    SimulationLine line();

    ContainerFaults faults();

    /** What the lab's directory tells, once this process listens at the port. */
    LabState state(int controlPort, String token);

    /** Removes the containers, all that carries the lab's label, and the lab's directory. */
    @Override
    void close();
}
