package dev.runproof.lab.container;

import dev.runproof.lab.process.Control;
import java.net.InetSocketAddress;
import java.util.List;

/** The way in which the lab's process asks the simulation. */
record SimulationLine(InetSocketAddress address, String token) {
    List<List<String>> ask(List<String> request) {
        return Control.ask(address, token, "the simulation", request);
    }
}
