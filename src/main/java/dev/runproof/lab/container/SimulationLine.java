package dev.runproof.lab.container;

import dev.runproof.lab.process.Control;
import java.net.InetSocketAddress;
import java.util.List;

/** The way in which the lab's process asks what stands behind the hosts. */
@FunctionalInterface
interface SimulationLine {
    List<List<String>> ask(List<String> request);

    /** To the simulation that listens at an address. */
    static SimulationLine to(InetSocketAddress address, String token) {
        return request -> Control.ask(address, token, "the simulation", request);
    }
}
