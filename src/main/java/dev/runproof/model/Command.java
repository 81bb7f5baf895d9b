package dev.runproof.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A program and its arguments, before any shell has seen them, with the account and the environment file it needs.
 *
 * <p>Arguments are quoted here and nowhere else. An argument is a text, a {@link ShellText}, a {@link Secret} or a {@link
 * Pending} fact.
 *
 * @param argv the program and its arguments; secrets among them are refused by every remote session, they travel by
 *     {@code stdin}
 * @param user the account that runs it, empty for the account of the login
 * @param profile a file that the host's shell reads first ({@code . file}), empty for none; one leading {@code ~/} is the
 *     home directory of the account
 * @param stdin what the program reads, empty for nothing
 * @param optionsOf the database server whose options for clients the program reads; put into {@code stdin} right before the
 *     command is sent, and nowhere else
 * @param timeout how long its end is waited for
 */
public record Command(
        List<Object> argv,
        Optional<String> user,
        Optional<String> profile,
        Optional<Secret> stdin,
        Optional<HostName> optionsOf,
        Duration timeout) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);

    private static final Pattern PLAIN_WORD = Pattern.compile("[\\w@%+=:,./-]+");

    private static final String READ = "+runproof-read";

    public Command {
        argv = List.copyOf(argv);
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
        for (Object word : argv) {
            if (!(word instanceof String
                    || word instanceof Secret
                    || word instanceof Pending
                    || word instanceof ShellText)) {
                throw new IllegalArgumentException(
                        "an argument is a text, a shell text, a secret or a pending fact: " + word.getClass());
            }
        }
        if (stdin.isPresent() && optionsOf.isPresent()) {
            throw new IllegalArgumentException(
                    "a program reads one thing: its input or the options of a database server");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a command's timeout is positive: " + timeout);
        }
    }

    public static Command of(Object... argv) {
        return new Command(
                List.of(argv), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), DEFAULT_TIMEOUT);
    }

    public Command as(String account) {
        return new Command(argv, Optional.of(account), profile, stdin, optionsOf, timeout);
    }

    public Command sourcing(String file) {
        return new Command(argv, user, Optional.of(file), stdin, optionsOf, timeout);
    }

    public Command reading(Secret input) {
        return new Command(argv, user, profile, Optional.of(input), Optional.empty(), timeout);
    }

    /**
     * A program that reads an option file for MySQL's clients on its stdin: how to log in to a database server of the
     * environment. Plans, journals and evidence have the server's name only.
     */
    public Command readingOptionsOf(HostName server) {
        return new Command(argv, user, profile, Optional.empty(), Optional.of(server), timeout);
    }

    public Command within(Duration limit) {
        return new Command(argv, user, profile, stdin, optionsOf, limit);
    }

    /** The same command with every pending fact replaced by what is known now. */
    public Command resolve(Facts facts) {
        var words = new ArrayList<Object>();
        for (Object word : argv) {
            if (word instanceof Pending pending) {
                words.addAll(pending.words().apply(facts));
            } else {
                words.add(word);
            }
        }
        return new Command(words, user, profile, stdin, optionsOf, timeout);
    }

    /**
     * The line that the account's POSIX shell runs: the profile first, then the program. A profile that is not there, that leaves
     * the shell or puts another program in its place ends it with a status of failure and is named on stderr: it is read twice,
     * first in a shell of its own, as after an {@code exit 0} nothing would tell that the program never ran. What a profile prints
     * is dropped, as a login's greeting is nothing of the program's; it has no input; and the status of its last line, such as
     * {@code [ -f file ] && . file}, says nothing.
     */
    public String toShell() {
        return profile.map(Command::reading).orElse("") + render(Secret::reveal, script -> quote(script.text()));
    }

    private static String reading(String profile) {
        String file = quoteFile(profile);
        String read = ". " + file + " </dev/null >/dev/null";
        String left = quote(profile + ": it left the shell that was to read it");
        return ": <" + file + " || exit 1; rp_said=$({ " + read + " || :; } 2>&1; echo " + READ
                + "); case $rp_said in *" + READ
                + "*) ;; *) echo " + left + " \"$rp_said\" >&2; exit 1 ;; esac; unset rp_said; " + read
                + " 2>&1 || :; trap - 0; ";
    }

    /** The line that people read in plans, logs and reports: without the profile, secrets masked. */
    @Override
    public String toString() {
        return render(Secret::toString, ShellText::toString)
                + optionsOf
                        .map(server -> " < <client options of " + server + ">")
                        .orElse("");
    }

    private String render(Function<Secret, String> secrets, Function<ShellText, String> texts) {
        return argv.stream().map(word -> word(word, secrets, texts)).collect(Collectors.joining(" "));
    }

    private static String word(Object word, Function<Secret, String> secrets, Function<ShellText, String> texts) {
        if (word instanceof Pending pending) {
            return pending.toString();
        }
        if (word instanceof ShellText text) {
            return texts.apply(text);
        }
        return quote(word instanceof Secret secret ? secrets.apply(secret) : word.toString());
    }

    /** A shell text with its arguments. */
    public static Command shell(ShellText text, Object... arguments) {
        var words = new ArrayList<Object>(List.of("sh", "-c", text, "sh"));
        words.addAll(List.of(arguments));
        return of(words.toArray());
    }

    /** One word, quoted so that a POSIX shell reads it back unchanged. */
    public static String quote(String word) {
        return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static String quoteFile(String file) {
        return file.startsWith("~/") ? "~/" + quote(file.substring(2)) : quote(file);
    }
}
