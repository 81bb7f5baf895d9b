package dev.runproof.remote.ssh;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user's OpenSSH configuration says about one name.
 *
 * @param jumps hosts to go through, from the controller on: {@code [user@]name[:port]}
 * @param keyName the name that known_hosts files know the host by, when it is not the host name
 * @param warnings directives that Runproof does not follow
 */
record Alias(
        String hostName,
        OptionalInt port,
        Optional<String> user,
        List<Path> identityFiles,
        List<String> jumps,
        Optional<String> keyName,
        List<Path> knownHosts,
        List<String> warnings) {
    Alias {
        identityFiles = List.copyOf(identityFiles);
        jumps = List.copyOf(jumps);
        knownHosts = List.copyOf(knownHosts);
        warnings = List.copyOf(warnings);
    }
}
