package dev.runproof.remote.shell;

import dev.runproof.model.Failure;
import dev.runproof.remote.AccountRefused;
import dev.runproof.remote.HostUnreachable;
import dev.runproof.remote.LoginRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Why no shell came up on a host: what its login shell, its start files or sudo say when they are asked once more. */
final class NoShell {
    private static final int FIRST_OF_SIGNALS = 128;
    private static final int MOST_BYTES_SAID = 4096;

    private final ShellHost host;
    private final Shells shells;
    private final SudoPassword password;
    private final Function<String, ShellProcess> starts;

    /** @param starts a line on the host, as a channel of its own */
    NoShell(ShellHost host, Shells shells, SudoPassword password, Function<String, ShellProcess> starts) {
        this.host = host;
        this.shells = shells;
        this.password = password;
        this.starts = starts;
    }

    /**
     * A sudo that refuses may end before the first request has been written, and so may a login shell that runs nothing
     * (of an account that is closed, or with an {@code exit} in its start files); what it said is lost then, and asked again.
     */
    Failure because(String account, boolean withPassword, IOException cause) {
        String why = String.valueOf(cause.getMessage());
        if (account.equals(host.login())) {
            Optional<String> said = idleShell();
            if (said.isPresent() && !host.startsLoginShell()) {
                // The program that should have started it said why, as docker does of a container that has stopped.
                why = why + lastLines(said.get(), 2);
            } else if (said.isPresent()) {
                return new LoginRefused(
                        host.name(),
                        "the login shell of " + account + " ends without running what it is given"
                                + lastLines(said.get(), 2),
                        List.of("look at the login shell and the start files of " + account + " on " + host.name()
                                + ": a command given to ssh must run there"),
                        cause);
            }
        } else {
            Optional<String> said = refusal(account, withPassword);
            if (said.isPresent()) {
                return refused(account, said.get(), cause);
            }
        }
        return new HostUnreachable(
                host.name(), "the connection was lost while a shell was started: " + why, List.of(), cause);
    }

    /** @throws AccountRefused when sudo refuses the password of the environment */
    void tryPassword(String account, AccountRefused withoutPassword) {
        Optional<String> said = refusal(account, true);
        if (said.isPresent()) {
            throw new AccountRefused(
                    host.name(),
                    host.login() + " may not act as " + account + " through sudo with the password of the environment"
                            + lastLines(said.get(), 2),
                    List.of(
                            "set sudoPassword of " + host.name() + " to what sudo asks " + host.login() + " for",
                            "or let sudo ask for none: " + noPassword(account)),
                    withoutPassword);
        }
    }

    /** What sudo says when it refuses, empty when it does not; its end of input keeps it from asking again. */
    private Optional<String> refusal(String account, boolean withPassword) {
        try (ShellProcess trial = starts.apply(shells.sudoTrial(account, withPassword))) {
            if (withPassword) {
                password.give(trial);
            }
            trial.stdin().close();
            int exit = trial.exit(Frames.OPENING);
            String said = new String(trial.stderr().readNBytes(MOST_BYTES_SAID), StandardCharsets.UTF_8);
            return exit == 0 ? Optional.empty() : Optional.of(said);
        } catch (IOException e) {
            throw new HostUnreachable(host.name(), "the connection was lost: " + e.getMessage(), List.of(), e);
        }
    }

    /** What a shell, or what should start it, says when it runs nothing; empty when it does, or when that cannot be asked. */
    private Optional<String> idleShell() {
        try (ShellProcess trial = starts.apply(shells.loginTrial())) {
            trial.stdin().close();
            int exit = trial.exit(Frames.OPENING);
            String shown = new String(trial.stdout().readNBytes(Beginning.MOST_BYTES), StandardCharsets.UTF_8);
            String said = new String(trial.stderr().readNBytes(MOST_BYTES_SAID), StandardCharsets.UTF_8);
            // Ended by a signal, as on a host that is shutting down, it says nothing of its own.
            boolean ownEnd = exit < FIRST_OF_SIGNALS;
            return shown.contains(Shells.HERE) || !ownEnd ? Optional.empty() : Optional.of(shown + "\n" + said);
        } catch (IOException | HostUnreachable e) {
            return Optional.empty();
        }
    }

    /** Those of the login, whoever is acted as: sudo reads none. */
    LoginRefused foreign(String what) {
        String account = host.login();
        return new LoginRefused(
                host.name(),
                "the start files of " + account + " " + what,
                List.of("let the start files of " + account + " on " + host.name()
                        + " do this in a terminal only: [ -t 0 ] || return, as their first line"),
                null);
    }

    AccountRefused refused(String account, String said, @Nullable Throwable cause) {
        return new AccountRefused(
                host.name(),
                host.login() + " may not act as " + account + " through sudo" + lastLine(said),
                List.of(noPassword(account)),
                cause);
    }

    private String noPassword(String account) {
        return "as root on " + host.name() + ", run visudo and add: " + host.login() + " ALL=(" + account
                + ") NOPASSWD: /bin/sh";
    }

    /** The last line that was said, behind a colon; empty when nothing was. */
    static String lastLine(String said) {
        return lastLines(said, 1);
    }

    private static String lastLines(String said, int count) {
        List<String> lines =
                said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - count), lines.size());
        return last.isEmpty() ? "" : ": " + String.join(" ", last);
    }
}
