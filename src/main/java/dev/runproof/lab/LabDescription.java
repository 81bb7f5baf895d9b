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
public record LabDescription(
        String lab,
        List<Host> hosts,
        List<Database> databases,
        List<WebConsole> consoles,
        String knownHosts,
        Map<String, String> variables) {
    public LabDescription {
        hosts = List.copyOf(hosts);
        databases = List.copyOf(databases);
        consoles = List.copyOf(consoles);
        variables = new TreeMap<>(variables);
    }

    /**
     * A host of a lab.
     *
     * @param user the cluster user; root answers to the same key
     * @param identity absolute path of the private key
     * @param hostKey type and key as known_hosts has them
     * @param endpoint its service address, null when it has none
     * @param container the container that is entered in place of SSH; null where SSH leads to it
     */
    public record Host(
            String name,
            String address,
            int port,
            String user,
            String identity,
            String hostKey,
            List<String> roles,
            @Nullable String endpoint,
            @Nullable String container) {
        public Host {
            roles = List.copyOf(roles);
        }

        /** A host that is reached over SSH. */
        public Host(
                String name,
                String address,
                int port,
                String user,
                String identity,
                String hostKey,
                List<String> roles,
                @Nullable String endpoint) {
            this(name, address, port, user, identity, hostKey, roles, endpoint, null);
        }

        /** A container that is entered without SSH; it has neither port nor keys. */
        public static Host entered(String name, String address, String user, List<String> roles, String container) {
            return new Host(name, address, 0, user, "", "", roles, null, container);
        }
    }

    /**
     * A database server of a lab.
     *
     * @param user as it is sent to the server
     * @param passwordFile absolute path of a file that its owner alone can read
     * @param tls how a connection is encrypted, by the words of environment files
     */
    public record Database(String name, String address, int port, String user, String passwordFile, String tls) {}

    /**
     * A web console of a lab.
     *
     * @param passwordFile absolute path of a file that its owner alone can read
     * @param certificate absolute path of the one that an HTTPS console shows, a PEM file; null for plain HTTP
     * @param browser what drives it, by the words of environment files
     */
    public record WebConsole(
            String name,
            String url,
            String user,
            String passwordFile,
            @Nullable String certificate,
            String browser) {}
}
