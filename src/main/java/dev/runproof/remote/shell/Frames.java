package dev.runproof.remote.shell;

import dev.runproof.model.Command;
import dev.runproof.model.Failure;
import dev.runproof.remote.AccountRefused;
import dev.runproof.remote.HostUnreachable;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** The frames of one session, one per account, opened on first use and replaced when they have ended. */
final class Frames implements AutoCloseable {
    /** A login's start files and a slow directory service have this long. */
    static final Duration OPENING = Duration.ofSeconds(30);

    private static final Duration KILLING = Duration.ofSeconds(5);
    /** How long a host may take to clear a channel away, and how often it is asked. */
    private static final Duration ROOM = Duration.ofSeconds(5);

    private static final Duration AGAIN = Duration.ofMillis(20);
    private static final String WHO_LEADS = "IFS= read -r rp_c </proc/$$/stat; rp_c=${rp_c##*) }; set -- $rp_c;"
            + " printf '\\nframe %s %s %s %s\\n' \"$(command -v printf)\" $$ \"$3\" \"${rp_sh:+whole}\"";

    private final ShellHost host;
    private final Shells shells;
    private final ShellTexts texts;
    private final SudoPassword password;
    private final NoShell noShell;
    private final Map<String, Frame> byAccount = new LinkedHashMap<>();
    private final Set<String> wantsPassword = new HashSet<>();

    Frames(ShellHost host, Shells shells, ShellTexts texts) {
        this.texts = texts;
        this.host = host;
        this.shells = shells;
        this.password = new SudoPassword(host);
        this.noShell = new NoShell(host, shells, password, this::make);
    }

    /** The account that a command runs as: the one it names, else the login's own. */
    String account(Optional<String> named) {
        return named.orElse(host.login());
    }

    /** A frame that is ready for a request. */
    Frame frame(String account) {
        Frame known = byAccount.get(account);
        if (known != null && known.usable()) {
            return known;
        }
        drop(account);
        Frame opened = open(account);
        byAccount.put(account, opened);
        return opened;
    }

    /** Gives up an account's frame; the next request gets a new one. */
    void drop(String account) {
        Frame frame = byAccount.remove(account);
        if (frame != null) {
            frame.close();
        }
    }

    /** Ends the process group of an account's frame, and the frame; says what came of it, for the message. */
    String end(String account) {
        Frame frame = byAccount.get(account);
        if (frame == null) {
            return "nothing runs any more";
        }
        String told;
        if (frame.leader().isEmpty()) {
            frame.kill();
            told = "its processes may still run: the host told no process group of theirs";
        } else if (killed(account, frame.leader().getAsLong())) {
            told = "its process group " + frame.leader().getAsLong() + " was ended";
        } else {
            frame.kill();
            told = "its process group " + frame.leader().getAsLong() + " could not be ended";
        }
        drop(account);
        return told;
    }

    private boolean killed(String account, long group) {
        // The group holds only what the frame started: its shell leads it.
        try (ShellProcess killer = start(account, "kill -9 -" + group)) {
            Beginning.await(killer, KILLING);
            killer.stdin().close();
            return killer.exit(KILLING) == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException | Failure e) {
            // Whatever keeps the signal from being sent: the frame is given up all the same.
            return false;
        }
    }

    /**
     * Starts a script as an account, apart from its frame, and returns when it has begun: what it writes is all that comes,
     * and everything sent is its own.
     */
    ShellProcess launch(String account, String script) {
        ShellProcess process = start(account, script);
        boolean begun = false;
        try {
            Beginning.await(process, OPENING);
            begun = true;
            return process;
        } catch (IOException e) {
            throw noShell.because(account, wantsPassword.contains(account), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            if (!begun) {
                process.close();
            }
        }
    }

    private ShellProcess start(String account, String script) {
        if (account.equals(host.login())) {
            return make(shells.scriptLine(script));
        }
        frame(account);
        boolean withPassword = wantsPassword.contains(account);
        ShellProcess process = make(shells.sudoScriptLine(account, script, withPassword));
        if (withPassword) {
            password.give(process);
        }
        return process;
    }

    private HostUnreachable interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new HostUnreachable(host.name(), "interrupted while a shell was started", List.of(), cause);
    }

    /** Starts a line; where the host allows no further channel, the frame that was opened first makes room. */
    private ShellProcess make(String line) {
        long deadline = System.nanoTime() + ROOM.toNanos();
        while (true) {
            try {
                return host.launch(line);
            } catch (ChannelsExhausted e) {
                Optional<String> oldest = byAccount.keySet().stream().findFirst();
                if (oldest.isPresent()) {
                    Objects.requireNonNull(byAccount.remove(oldest.get())).retire(ROOM);
                } else if (System.nanoTime() > deadline) {
                    throw new HostUnreachable(
                            host.name(),
                            "the host allows no further channel",
                            List.of("raise MaxSessions in sshd_config"),
                            e);
                } else {
                    // A channel that has just ended still counts until the host has cleared it away.
                    LockSupport.parkNanos(AGAIN.toNanos());
                }
            }
        }
    }

    private Frame open(String account) {
        if (account.equals(host.login())) {
            return up(account, shells.startLine(), "");
        }
        if (password.given()) {
            // Where another program stands in place of the login's shell, it would take the password for a command.
            frame(host.login());
        }
        if (!wantsPassword.contains(account)) {
            try {
                return up(account, shells.sudoLine(account, false), "");
            } catch (AccountRefused e) {
                if (!password.given()) {
                    throw e;
                }
                noShell.tryPassword(account, e);
                wantsPassword.add(account);
            }
        }
        return up(account, shells.sudoLine(account, true), password.line());
    }

    private Frame up(String account, String line, String firstInput) {
        Frame frame = Frame.begin(make(line), host.name() + " " + account);
        boolean ready = false;
        try {
            String before = firstInput + "rp_sh=" + Command.quote(shells.program()) + "\nrp_wrapper="
                    + Command.quote(texts.wrapper()) + "\n" + texts.frame();
            Exchange exchange = frame.sendFirst(before, WHO_LEADS);
            if (!exchange.await(OPENING)) {
                throw new HostUnreachable(
                        host.name(),
                        "no shell came up for " + account + " within " + OPENING
                                + NoShell.lastLine(exchange.stderrSoFar()),
                        List.of("look at the login files of " + account + " on " + host.name()),
                        null);
            }
            learn(frame, account, exchange);
            frame.finished();
            ready = true;
            return frame;
        } catch (IOException e) {
            throw noShell.because(account, !firstInput.isEmpty(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            if (!ready) {
                frame.close();
            }
        }
    }

    private void learn(Frame frame, String account, Exchange exchange) throws IOException {
        List<String> lines;
        try {
            String shown = exchange.result().stdout().text();
            if (!shown.contains(Shells.HERE + "\n")) {
                throw noShell.foreign("put another program in place of the shell that is to run");
            }
            lines = shown.lines().toList();
        } catch (IOException e) {
            if (!account.equals(host.login())) {
                throw noShell.refused(account, exchange.stderrSoFar(), e);
            }
            throw new IOException(e.getMessage() + NoShell.lastLine(exchange.stderrSoFar()), e);
        }
        String[] words =
                lines.isEmpty() ? new String[0] : lines.get(lines.size() - 1).split(" ", -1);
        if (words.length != 5 || !words[0].equals("frame")) {
            throw new IOException("its shell is no POSIX shell: " + lines);
        }
        if (!words[4].equals("whole")) {
            throw noShell.foreign("read what is meant for the shell, as a question to a person does");
        }
        if (!words[1].equals("printf")) {
            // A program of that name would show its arguments, a secret among them, to everyone on the host.
            throw new IOException("its shell has no printf of its own: " + words[1]);
        }
        if (words[2].equals(words[3])) {
            frame.leads(Long.parseLong(words[2]));
        }
    }

    @Override
    public void close() {
        byAccount.values().forEach(Frame::close);
        byAccount.clear();
    }
}
