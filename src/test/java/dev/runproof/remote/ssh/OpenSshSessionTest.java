package dev.runproof.remote.ssh;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.runproof.remote.Hosts;
import dev.runproof.remote.SessionContract;
import dev.runproof.remote.shell.Shells;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class OpenSshSessionTest extends SessionContract {
    private OpenSshServer server;

    @Override
    protected Hosts hosts(String ledger) {
        assumeThat(OpenSshServer.installed())
                .as("OpenSSH's server is not installed")
                .isPresent();
        if (server == null) {
            server = OpenSshServer.start(directory.resolve("sshd"));
        }
        var target = SshTarget.of(
                HOST, "127.0.0.1", server.port(), System.getProperty("user.name"), server.identity(), server.hostKey());
        return new SshHosts(List.of(target), Optional.empty(), Shells.DEFAULT.withLedger(ledger), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }
}
