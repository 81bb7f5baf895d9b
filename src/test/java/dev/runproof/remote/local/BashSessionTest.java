package dev.runproof.remote.local;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.runproof.remote.Hosts;
import dev.runproof.remote.SessionContract;
import dev.runproof.remote.shell.Shells;
import java.time.Clock;
import java.util.Optional;

class BashSessionTest extends SessionContract {
    @Override
    protected Hosts hosts(String ledger) {
        assumeThat(program("/bin/bash")).as("/bin/bash is not installed").isPresent();
        return new LocalHosts(new Shells("/bin/bash --posix", ledger), Optional.empty(), Clock.systemUTC());
    }
}
