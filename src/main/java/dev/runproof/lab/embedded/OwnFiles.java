package dev.runproof.lab.embedded;

import dev.runproof.lab.SimulatedHost.Ownership;
import dev.runproof.lab.Simulation.Account;
import dev.runproof.model.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files below {@code /etc} that a host has of its own. */
final class OwnFiles {
    private OwnFiles() {}

    static void write(EmbeddedHost host, EmbeddedHosts hosts) {
        var accounts = hosts.accounts();
        var passwd = new StringBuilder();
        var group = new StringBuilder();
        for (var account : accounts.all()) {
            int id = accounts.idOf(account.user());
            passwd.append("%s:x:%d:%d:%s:%s:/bin/sh\n"
                    .formatted(account.user(), id, id, account.user(), SessionVariables.home(host, account.user())));
            group.append("%s:x:%d:\n".formatted(account.group(), id));
        }
        var names = new StringBuilder("127.0.0.1 localhost\n");
        hosts.all()
                .forEach(each -> names.append(each.address())
                        .append(' ')
                        .append(each.name())
                        .append('\n'));
        try {
            Files.writeString(host.path("/etc/passwd"), passwd);
            Files.writeString(host.path("/etc/group"), group);
            Files.writeString(host.path("/etc/hosts"), names);
            Files.writeString(host.path("/etc/hostname"), host.name() + "\n");
            for (var account : accounts.all()) {
                writeProfile(host, account);
            }
            Path system = Path.of("/etc/os-release");
            if (Files.isReadable(system)) {
                Files.writeString(host.path("/etc/os-release"), Files.readString(system));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the files of " + host.name(), e);
        }
    }

    /** The machine's own profile gives a login shell a PATH without the host's commands; this one follows it. */
    private static void writeProfile(EmbeddedHost host, Account account) throws IOException {
        Path profile = SessionVariables.home(host, account.user()).resolve(".profile");
        String path = host.variables(account.user()).getOrDefault("PATH", "");
        Files.writeString(profile, "PATH=" + Command.quote(path) + "\nexport PATH\n");
        host.own(profile, new Ownership(account.user(), account.group()));
    }
}
