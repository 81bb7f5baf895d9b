package dev.runproof.run;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Prompt;
import dev.runproof.inventory.Secrets;
import dev.runproof.inventory.StateFolder;
import dev.runproof.model.Redactor;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.shell.ShellHost;
import dev.runproof.remote.shell.Shells;
import dev.runproof.remote.ssh.SshHosts;
import dev.runproof.sql.mysql.MySqlDatabases;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Reaches an environment's hosts over SSH, as this account's OpenSSH would, and its databases by their own protocol. */
public final class SshOpening implements HostsOpener {
    private final Prompt prompt;
    private final Consumer<String> warnings;
    private final UnaryOperator<ShellHost> around;

    /**
     * @param prompt asks the operator for secrets that are not stored
     * @param warnings hears which directives of the OpenSSH configuration are not followed
     */
    public SshOpening(Prompt prompt, Consumer<String> warnings) {
        this(prompt, warnings, UnaryOperator.identity());
    }

    /** @param around is put around every host */
    SshOpening(Prompt prompt, Consumer<String> warnings, UnaryOperator<ShellHost> around) {
        this.prompt = prompt;
        this.warnings = warnings;
        this.around = around;
    }

    @Override
    public Hosts open(Environment environment, Redactor redactor) {
        var secrets = new Secrets(environment, System.getenv(), prompt, redactor::add);
        Clock clock = Clock.systemUTC();
        Hosts hosts = SshHosts.of(environment, secrets::open, Shells.DEFAULT, clock, warnings, around);
        if (environment.services().databases().isEmpty()) {
            return hosts;
        }
        var ledger = new StatementLedger(StateFolder.of("statements"));
        return new ServiceHosts(hosts, environment.services(), new MySqlDatabases(), secrets::open, ledger, clock);
    }
}
