package dev.runproof.remote.shell;

import dev.runproof.model.Command;
import java.nio.file.Path;

/**
 * Which POSIX shell runs on a host and where the ledger lies.
 *
 * @param program the shell with its options, such as {@code /bin/sh} or {@code busybox sh}
 * @param ledger the directory that holds the ledger; a leading {@code ~/} is the home of the account that runs the action
 */
public record Shells(String program, String ledger) {
    public static final Shells DEFAULT = new Shells("/bin/sh", "~/.runproof/ledger");

    /**
     * The first line that each program started here writes on stdout. Start files of a login may print something before it,
     * and where they put another program in its place (an {@code exec zsh}), it never comes: that program would take a file
     * or a password that is sent for commands.
     */
    static final String HERE = "+runproof-here";

    private static final String BEGIN = "echo " + HERE + "; ";
    /** On both channels of a script apart from the frames, whose own words tell what became of it. */
    private static final String BEGIN_BOTH = BEGIN + "echo " + HERE + " >&2; ";

    public Shells {
        if (!ledger.startsWith("~/") && !Path.of(ledger).isAbsolute()) {
            throw new IllegalArgumentException("the ledger's directory is absolute or begins with ~/: " + ledger);
        }
    }

    public Shells withLedger(String directory) {
        return new Shells(program, directory);
    }

    /** The ledger's directory as a word of shell. */
    String ledgerWord() {
        return ledger.startsWith("~/") ? "~/" + Command.quote(ledger.substring(2)) : Command.quote(ledger);
    }

    /** The line that starts the shell of one account's frame, before any account is changed. */
    String startLine() {
        return "exec /bin/sh -c " + Command.quote(leaderScript());
    }

    /** The line that starts the shell of another account's frame. */
    String sudoLine(String account, boolean withPassword) {
        return sudo(account, withPassword) + "/bin/sh -c " + Command.quote(leaderScript());
    }

    /** The line that finds out whether sudo lets the login act as an account, by the password on its stdin or by none. */
    String sudoTrial(String account, boolean withPassword) {
        return sudo(account, withPassword) + "/bin/sh -c :";
    }

    /** The line that finds out whether the login's shell runs what it is given. */
    String loginTrial() {
        return scriptLine(":");
    }

    /** The line that runs a script as the login. */
    String scriptLine(String script) {
        return "exec " + program + " -c " + Command.quote(BEGIN_BOTH + script);
    }

    /** The line that runs a script as another account; what follows sudo's password on stdin is the script's. */
    String sudoScriptLine(String account, String script, boolean withPassword) {
        return sudo(account, withPassword) + program + " -c " + Command.quote(BEGIN_BOTH + script);
    }

    private static String sudo(String account, boolean withPassword) {
        return "exec sudo " + (withPassword ? "-k -S -p ''" : "-n") + " -u " + Command.quote(account) + " -H -- ";
    }

    // The frame's shell leads a process group of its own, so that a command that takes too long is ended as a group:
    // sshd has made it a leader already, sudo and a local parent have not.
    private String leaderScript() {
        return BEGIN + "IFS= read -r s </proc/$$/stat || exec " + program + "; s=${s##*\\) }; set -- $s;"
                + " if [ \"$3\" != $$ ]; then for p in /usr/bin /bin; do"
                + " if [ -x $p/setsid ]; then exec $p/setsid " + program + "; fi; done; fi; exec " + program;
    }
}
