package dev.runproof.remote.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Looks names up in the user's OpenSSH configuration: through {@code ssh -G} where {@code ssh} is installed, else by
 * reading the files.
 *
 * @param ssh the program, if it is installed
 * @param home the user's home directory
 */
record Aliases(Optional<Path> ssh, Path home) {
    /** Directives that change how a host is reached, with the value that means nothing special. */
    private static final Set<String> NOT_FOLLOWED = Set.of("proxycommand", "identityagent", "knownhostscommand");

    private static final int SECONDS = 10;

    /** The one of this account, with the first {@code ssh} on its PATH. */
    static Aliases ofThisAccount() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Optional<Path> ssh = Arrays.stream(path.split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "ssh"))
                .filter(Files::isExecutable)
                .findFirst();
        return new Aliases(ssh, Path.of(System.getProperty("user.home")));
    }

    Alias look(String name) throws IOException {
        return ssh.isPresent() ? ask(ssh.get(), name) : ConfigFile.read(home, name);
    }

    private Alias ask(Path program, String name) throws IOException {
        var values = new AliasValues(name, home);
        for (String line :
                output(List.of(program.toString(), "-G", name)).lines().toList()) {
            int space = line.indexOf(' ');
            if (space > 0) {
                String keyword = line.substring(0, space).toLowerCase(Locale.ROOT);
                String value = line.substring(space + 1);
                values.add(keyword, value);
                if (NOT_FOLLOWED.contains(keyword) && !value.equals("none") && !value.equals("SSH_AUTH_SOCK")) {
                    values.warn(keyword + " " + value);
                }
            }
        }
        return values.alias();
    }

    private static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String wrong = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + wrong.strip());
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading the OpenSSH configuration", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
