package dev.runproof.product.oms;

import dev.runproof.model.HostName;
import java.util.Map;
import java.util.Optional;

/**
 * A host that runs an OMS container.
 *
 * @param console where the new version's console is reached, and the old one's unless {@code oldConsole} is another
 * @param oldConsole where the old version's console is reached: with a certificate added by the upgrade the address changes
 * @param newContainer NEW, in the documented form {@code oms_xxx}
 * @param oldContainer OLD, where the environment names it; else it is found
 * @param imageArchive the archive of the new version's image on this host
 * @param backupDirectory where a copy of its configuration is kept, on this host
 * @param https what the upgrade adds to the mounts of OLD
 * @param expected the sources on the host that the environment tells of mounts, by target
 */
record Node(
        HostName host,
        HostName console,
        HostName oldConsole,
        String newContainer,
        Optional<String> oldContainer,
        String imageArchive,
        String backupDirectory,
        Optional<Https> https,
        Map<String, Expected> expected) {
    Node {
        expected = Map.copyOf(expected);
    }

    /** What a run book says of one mount: it has to stay what OLD has, so it only has to agree. */
    record Expected(String variable, String source) {}

    /** Certificate and key on the host; one without the other is of no use to nginx. */
    record Https(Optional<String> certificate, Optional<String> key) {}

    @Override
    public String toString() {
        return host.toString();
    }
}
