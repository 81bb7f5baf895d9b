package dev.runproof.remote.local;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.runproof.remote.Hosts;
import dev.runproof.remote.SessionContract;
import dev.runproof.remote.shell.Shells;
import java.time.Clock;
import java.util.Optional;

class BusyboxSessionTest extends SessionContract {
    @Override
    protected Hosts hosts(String ledger) {
        assumeThat(program("/bin/busybox")).as("/bin/busybox is not installed").isPresent();
        return new LocalHosts(new Shells("/bin/busybox sh", ledger), Optional.empty(), Clock.systemUTC());
    }
}
