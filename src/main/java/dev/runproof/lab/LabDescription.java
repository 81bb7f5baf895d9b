package dev.runproof.lab;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a lab is reached, in the form that {@code lab up --json} prints.
 *
 * @param knownHosts absolute path of the known_hosts file with every host's key
 * @param variables of an environment file for this lab
 */
public record LabDescription(String lab, List<Host> hosts, String knownHosts, Map<String, String> variables) {
    public LabDescription {
        hosts = List.copyOf(hosts);
        variables = new TreeMap<>(variables);
    }

    /**
     * A host of a lab.
     *
     * @param user the cluster user; root answers to the same key
     * @param identity absolute path of the private key
     * @param hostKey type and key as known_hosts has them
     * @param endpoint its service address, null when it has none
     */
    public record Host(
            String name,
            String address,
            int port,
            String user,
            String identity,
            String hostKey,
            List<String> roles,
            @Nullable String endpoint) {
        public Host {
            roles = List.copyOf(roles);
        }
    }
}
