package dev.runproof.remote.ssh;

import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything that is needed to log in to one host.
 *
 * @param keyName the name that known_hosts files know the host by, usually its address
 * @param identities tried in this order before the agent's keys
 * @param password asked for when no identity was accepted
 * @param sudoPassword asked for when sudo wants one
 * @param jump the host that the connection goes through
 * @param expectedKey the host's key as the environment tells it: {@code ssh-ed25519 AAAA…} or {@code SHA256:…}; it then
 *     holds alone
 * @param knownHosts files that are asked otherwise; those that are missing are passed over
 */
public record SshTarget(
        HostName name,
        String address,
        int port,
        String user,
        String keyName,
        List<Identity> identities,
        Optional<Supplier<Secret>> password,
        Optional<Supplier<Secret>> sudoPassword,
        Optional<SshTarget> jump,
        Optional<String> expectedKey,
        List<Path> knownHosts) {
    /** A private key file and what opens it. */
    public record Identity(Path file, Optional<Supplier<Secret>> passphrase) {}

    public SshTarget {
        identities = List.copyOf(identities);
        knownHosts = List.copyOf(knownHosts);
    }

    /** A host that is logged in to with one key and shows the given one. */
    public static SshTarget of(HostName name, String address, int port, String user, Path identity, String hostKey) {
        return new SshTarget(
                name,
                address,
                port,
                user,
                address,
                List.of(new Identity(identity, Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(hostKey),
                List.of());
    }

    /** The server that answers, whatever the host is called: hosts of one server share its limit of new connections. */
    String server() {
        return jump.map(via -> via.server() + " ").orElse("") + address + ":" + port;
    }

    /** The place as people read it in messages. */
    String place() {
        return address + " port " + port;
    }
}
