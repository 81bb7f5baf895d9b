package dev.runproof.lab.container;

import java.util.Arrays;
import java.util.Optional;

/** What can be done to the real hosts of a lab, whatever they simulate. */
enum LabFault {
    NETWORK_CUT("The container of the host is disconnected from the network."),
    HOST_STOPPED("The container of the host is stopped, with everything that runs in it."),
    SSHD_KILLED("The SSH server of the host and all its sessions are killed; the rest of the host goes on."),
    DISK_FULL("The small file system of the host is full."),
    CLOCK_SKEWED("The clock of the host is two hours ahead, by libfaketime.");

    private final String sentence;

    LabFault(String sentence) {
        this.sentence = sentence;
    }

    /** As it is planted: {@code LAB-NETWORK-CUT}. */
    String id() {
        return "LAB-" + name().replace('_', '-');
    }

    String sentence() {
        return sentence;
    }

    static Optional<LabFault> named(String id) {
        return Arrays.stream(values()).filter(fault -> fault.id().equals(id)).findFirst();
    }
}
