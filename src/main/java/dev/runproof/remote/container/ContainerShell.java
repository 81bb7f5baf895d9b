package dev.runproof.remote.container;

import dev.runproof.model.Command;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.remote.local.LocalShell;
import dev.runproof.remote.shell.ShellHost;
import dev.runproof.remote.shell.ShellProcess;
import java.util.Optional;
import java.util.function.Supplier;

/** The shell of a container, entered anew by each launch. */
final class ContainerShell implements ShellHost {
    private final LocalShell here;
    private final String container;
    private final String user;
    private final Optional<Supplier<Secret>> sudoPassword;

    /** @param user the account inside */
    ContainerShell(HostName name, String container, String user, Optional<Supplier<Secret>> sudoPassword) {
        this.here = new LocalShell(name, Optional.empty());
        this.container = container;
        this.user = user;
        this.sudoPassword = sudoPassword;
    }

    @Override
    public HostName name() {
        return here.name();
    }

    @Override
    public String login() {
        return user;
    }

    @Override
    public Optional<Secret> sudoPassword() {
        return sudoPassword.map(Supplier::get);
    }

    @Override
    public ShellProcess launch(String line) {
        return here.launch("exec docker exec --interactive --user " + Command.quote(user) + " "
                + Command.quote(container) + " /bin/sh -c " + Command.quote(line));
    }

    /** A line that does not run tells of a container that does not. */
    @Override
    public boolean startsLoginShell() {
        return false;
    }

    @Override
    public void close() {
        // There is no connection; each process is closed by whoever launched it.
    }
}
