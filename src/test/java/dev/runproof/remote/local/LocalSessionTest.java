package dev.runproof.remote.local;

import dev.runproof.remote.Hosts;
import dev.runproof.remote.SessionContract;
import dev.runproof.remote.shell.Shells;
import java.time.Clock;
import java.util.Optional;

class LocalSessionTest extends SessionContract {
    @Override
    protected Hosts hosts(String ledger) {
        return new LocalHosts(Shells.DEFAULT.withLedger(ledger), Optional.empty(), Clock.systemUTC());
    }
}
