package dev.runproof.lab.container;

import dev.runproof.lab.LabSpec.Owner;
import dev.runproof.lab.process.LabRequests;
import dev.runproof.lab.process.OwnerWatch;
import dev.runproof.model.HostName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** What the simulation answers to the process that keeps the lab. */
final class SimulationRequests {
    /** Tells that a host has, or has no network: {@code network NAME on|off}. */
    static final String NETWORK = "network";

    private final SimulationLab lab;
    private final LabRequests usual;

    SimulationRequests(SimulationLab lab) {
        this.lab = lab;
        // Whom the lab was made for, and when it ends, is the business of the process that keeps it.
        this.usual = new LabRequests(lab, new OwnerWatch(Optional.empty(), Owner.GRACE), new CountDownLatch(1));
    }

    List<List<String>> answer(List<String> request) {
        if (!request.get(0).equals(NETWORK)) {
            return usual.answer(request);
        }
        lab.connected(new HostName(request.get(1)), request.get(2).equals("on"));
        return List.of();
    }
}
