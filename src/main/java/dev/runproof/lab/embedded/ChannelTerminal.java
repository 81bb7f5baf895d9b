package dev.runproof.lab.embedded;

import dev.runproof.lab.host.MachineCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.sshd.server.Environment;

/** The terminal that a client of the SSH server asked for: what makes it, and the size that it has to have. */
record ChannelTerminal(Environment environment) {
    /** For a terminal that does not answer; its size is then what it was. */
    private static final int LIMIT_SECONDS = 5;

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}");

    /** Empty when the client wants none. */
    static Optional<ChannelTerminal> asked(Environment environment) {
        return environment.getEnv().containsKey(Environment.ENV_TERM)
                ? Optional.of(new ChannelTerminal(environment))
                : Optional.empty();
    }

    /** A program that gives a shell a terminal; the script program of the base system does, the JDK cannot. */
    List<String> argv(String text) {
        String command =
                size().map(words -> words + " 2>/dev/null\n").orElse("") + "SSH_TTY=$(tty); export SSH_TTY\n" + text;
        return MachineCommands.find("script")
                .map(script -> List.of(script.toString(), "-qefc", command, "/dev/null"))
                .orElse(List.of(MachineCommands.SHELL, "-c", command));
    }

    /**
     * Gives the terminal the size that the client's has by now; the kernel tells the programs on it.
     *
     * @param holder the process that {@link #argv} began
     */
    void resize(long holder) {
        ProcFiles.children(holder).stream()
                .flatMap(child -> input(child).stream())
                .findFirst()
                .flatMap(device -> size().map(words -> words + " <" + device))
                .ifPresent(ChannelTerminal::run);
    }

    private Optional<String> size() {
        Map<String, String> wishes = environment.getEnv();
        String columns = wishes.getOrDefault(Environment.ENV_COLUMNS, "");
        String lines = wishes.getOrDefault(Environment.ENV_LINES, "");
        boolean known =
                NUMBER.matcher(columns).matches() && NUMBER.matcher(lines).matches();
        return known ? Optional.of("stty cols " + columns + " rows " + lines) : Optional.empty();
    }

    private static Optional<Path> input(long pid) {
        try {
            Path device = Files.readSymbolicLink(Path.of("/proc/" + pid + "/fd/0"));
            return device.startsWith("/dev/pts") ? Optional.of(device) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void run(String text) {
        try {
            var program = new ProcessBuilder(MachineCommands.SHELL, "-c", text)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!program.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                program.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + text, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
