package dev.runproof.remote.shell;

import dev.runproof.model.Secret;
import dev.runproof.remote.HostUnreachable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The password that sudo asks the login for, as the environment gives it. */
record SudoPassword(ShellHost host) {
    boolean given() {
        return host.sudoPassword().isPresent();
    }

    /** Writes it as the first line of a program's stdin. */
    void give(ShellProcess process) {
        try {
            process.stdin().write(line().getBytes(StandardCharsets.UTF_8));
            process.stdin().flush();
        } catch (IOException e) {
            process.close();
            throw new HostUnreachable(host.name(), "the connection was lost: " + e.getMessage(), List.of(), e);
        }
    }

    String line() {
        return host.sudoPassword().map(Secret::reveal).orElse("") + "\n";
    }
}
