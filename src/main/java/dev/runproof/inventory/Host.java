package dev.runproof.inventory;

import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A machine of an environment and how it is reached.
 *
 * <p>What is empty here is left to the {@code alias} in the user's OpenSSH configuration, else to OpenSSH's defaults.
 *
 * @param address name or number that the controller, or the jump host, connects to
 * @param user the account that logs in; for a product's host the account that owns its installation
 * @param identity the private key file
 * @param password the login password
 * @param passphrase what opens the private key file
 * @param sudoPassword what {@code sudo} asks for; empty means that it must not ask
 * @param jump the host of the same environment that the connection goes through
 * @param alias the entry of the OpenSSH configuration that fills in what is empty
 * @param roles what the host does in the cluster; none for a host that is only jumped through
 * @param hostKey the key that the host must show: {@code ssh-ed25519 AAAA…} or {@code SHA256:…}
 * @param endpoint the service address, for people and consoles
 * @param container the container of this machine's engine that the host is; commands go in there, without SSH
 * @param image what a lab makes that container of; it has no {@code container} before
 */
public record Host(
        HostName name,
        Optional<String> address,
        OptionalInt port,
        Optional<String> user,
        Optional<Path> identity,
        Optional<SecretReference> password,
        Optional<SecretReference> passphrase,
        Optional<SecretReference> sudoPassword,
        Optional<HostName> jump,
        Optional<String> alias,
        Set<String> roles,
        Optional<String> hostKey,
        Optional<String> endpoint,
        Optional<String> container,
        Optional<ProductImage> image) {
    /** The port of SSH when nothing else is said. */
    public static final int DEFAULT_PORT = 22;

    /** Who acts in a container when nothing else is said. */
    public static final String USER_IN_CONTAINERS = "root";

    public Host {
        roles = Collections.unmodifiableSet(new LinkedHashSet<>(roles));
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65535)) {
            throw new IllegalArgumentException("a port is 1 to 65535: " + port.getAsInt());
        }
        if (address.isEmpty() && alias.isEmpty() && container.isEmpty() && image.isEmpty()) {
            throw new IllegalArgumentException("host " + name + " has no address, alias, container or image");
        }
    }

    /** A host of a lab: reached directly, with a key file and a known host key. */
    public static Host ofLab(
            HostName name, String address, int port, String user, Path identity, String hostKey, Set<String> roles) {
        return new Host(
                name,
                Optional.of(address),
                OptionalInt.of(port),
                Optional.of(user),
                Optional.of(identity),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                roles,
                Optional.of(hostKey),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same host, once there is its container. */
    public Host in(String containerName) {
        return new Host(
                name,
                address,
                port,
                user,
                identity,
                password,
                passphrase,
                sudoPassword,
                jump,
                alias,
                roles,
                hostKey,
                endpoint,
                Optional.of(containerName),
                image);
    }

    public boolean hasRole(String role) {
        return roles.contains(role);
    }
}
