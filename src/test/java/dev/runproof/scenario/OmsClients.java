package dev.runproof.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A {@code mysql} on the host of the backup that does otherwise than the machine's own. */
final class OmsClients {
    private OmsClients() {}

    /**
     * Puts one before the machine's own.
     *
     * @param first shell text that runs before it; {@code $last} is the last word of the call
     * @return the file to remove when it is over
     */
    static Path replaced(OmsRehearsal rehearsal, String first) throws IOException {
        Path client = rehearsal.lab().path("node1", "/usr/bin/mysql");
        Files.createDirectories(client.getParent());
        Files.deleteIfExists(client);
        Files.writeString(client, """
                #!/bin/sh
                self=$(dirname "$0")
                PATH=$(printf '%s' "$PATH" | sed "s,^$self:,,; s,:$self:,:,")
                for word; do last=$word; done
                """ + first + "exec mysql \"$@\"\n");
        if (!client.toFile().setExecutable(true)) {
            throw new IOException(client + " cannot be made a program");
        }
        return client;
    }
}
