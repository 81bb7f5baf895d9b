package dev.runproof.lab.oms;

import dev.runproof.lab.HostFiles;
import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.SimulatedHost.Ownership;
import dev.runproof.lab.oms.docker.Engine;

/** A host with its Docker engine and its region. */
record Station(SimulatedHost host, Engine engine, int region) {
    HostFiles files() {
        return new HostFiles(host, new Ownership("root", "root"));
    }
}
