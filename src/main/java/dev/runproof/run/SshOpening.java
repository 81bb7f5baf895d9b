package dev.runproof.run;

import dev.runproof.console.browser.Browsers;
import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Prompt;
import dev.runproof.inventory.Secrets;
import dev.runproof.inventory.Services;
import dev.runproof.inventory.StateFolder;
import dev.runproof.model.Redactor;
import dev.runproof.remote.Hosts;
import dev.runproof.remote.container.ContainerHosts;
import dev.runproof.remote.shell.ShellHost;
import dev.runproof.remote.shell.Shells;
import dev.runproof.remote.ssh.SshHosts;
import dev.runproof.sql.mysql.MySqlDatabases;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Reaches an environment's hosts over SSH, as this account's OpenSSH would, those that are containers by their engine, its
 * databases by their own protocol and its consoles in a browser.
 */
public final class SshOpening implements HostsOpener {
    private final Clock clock;
    private final Prompt prompt;
    private final Consumer<String> warnings;
    private final UnaryOperator<ShellHost> around;
    private final Consumer<String> points;

    /**
     * @param prompt asks the operator for secrets that are not stored
     * @param warnings hears which directives of the OpenSSH configuration are not followed
     */
    public SshOpening(Prompt prompt, Consumer<String> warnings) {
        this(Clock.systemUTC(), prompt, warnings, UnaryOperator.identity(), sent -> {});
    }

    /** By another clock of the controller, which answers are dated by. */
    SshOpening(Clock clock, Prompt prompt, Consumer<String> warnings) {
        this(clock, prompt, warnings, UnaryOperator.identity(), sent -> {});
    }

    /** With crash points around everything that is sent. */
    SshOpening(Prompt prompt, Consumer<String> warnings, CrashPoints points) {
        this(Clock.systemUTC(), prompt, warnings, host -> new CrashingHost(host, points), points::point);
    }

    private SshOpening(
            Clock clock,
            Prompt prompt,
            Consumer<String> warnings,
            UnaryOperator<ShellHost> around,
            Consumer<String> points) {
        this.clock = clock;
        this.prompt = prompt;
        this.warnings = warnings;
        this.around = around;
        this.points = points;
    }

    @Override
    public Hosts open(Environment environment, Redactor redactor) {
        var secrets = new Secrets(environment, System.getenv(), prompt, redactor::add);
        // They may come back in what the product prints.
        environment.hosts().stream()
                .flatMap(host -> host.image().stream())
                .flatMap(image -> image.credentials().values().stream())
                .forEach(secrets::open);
        Hosts hosts = ContainerHosts.beside(
                SshHosts.of(environment, secrets::open, Shells.DEFAULT, clock, warnings, around),
                environment,
                secrets::open,
                clock,
                around);
        if (environment.services().equals(Services.NONE)) {
            return hosts;
        }
        var ledger = new ServiceLedger(StateFolder.of("services"));
        var sessions = new ServiceSessions(new MySqlDatabases(), Browsers::of, secrets::open, ledger, clock, points);
        return new ServiceHosts(hosts, environment.services(), sessions);
    }
}
