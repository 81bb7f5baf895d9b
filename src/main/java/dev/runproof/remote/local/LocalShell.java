package dev.runproof.remote.local;

import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.remote.HostUnreachable;
import dev.runproof.remote.shell.ShellHost;
import dev.runproof.remote.shell.ShellProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The controller's own shell. */
public final class LocalShell implements ShellHost {
    private final HostName name;
    private final Optional<Secret> sudoPassword;

    public LocalShell(HostName name, Optional<Secret> sudoPassword) {
        this.name = name;
        this.sudoPassword = sudoPassword;
    }

    @Override
    public HostName name() {
        return name;
    }

    @Override
    public String login() {
        return System.getProperty("user.name");
    }

    @Override
    public Optional<Secret> sudoPassword() {
        return sudoPassword;
    }

    @Override
    public ShellProcess launch(String line) {
        try {
            return new LocalProcess(new ProcessBuilder("/bin/sh", "-c", line).start());
        } catch (IOException e) {
            throw new HostUnreachable(
                    name, "no shell can be started here: " + e.getMessage(), List.of("runproof doctor"), e);
        }
    }

    @Override
    public void close() {
        // There is no connection; each process is closed by whoever launched it.
    }

    private record LocalProcess(Process process) implements ShellProcess {
        @Override
        public OutputStream stdin() {
            return process.getOutputStream();
        }

        @Override
        public InputStream stdout() {
            return process.getInputStream();
        }

        @Override
        public InputStream stderr() {
            return process.getErrorStream();
        }

        @Override
        public int exit(Duration limit) throws IOException {
            try {
                if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new IOException("no exit status within " + limit);
                }
                return process.exitValue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for an exit status", e);
            }
        }

        @Override
        public void kill() {
            process.destroyForcibly();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
