package dev.runproof.product.oms;

import dev.runproof.model.HostName;
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
 */
record Node(
        HostName host,
        HostName console,
        HostName oldConsole,
        String newContainer,
        Optional<String> oldContainer,
        String imageArchive,
        String backupDirectory,
        Optional<Https> https) {
    /** Certificate and key on the host; one without the other is of no use to nginx. */
    record Https(Optional<String> certificate, Optional<String> key) {}

    @Override
    public String toString() {
        return host.toString();
    }
}
