package dev.runproof.lab.host;

import dev.runproof.lab.ProductModel.Reach;
import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.SimulatedHost.Ownership;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.sshd.client.config.hosts.KnownHostEntry;

/**
 * The files below {@code ~/.ssh} of every account: with them each host of a lab logs in to each, and whoever removes or
 * changes one changes that.
 */
public final class LoginFiles {
    private static final int PORT = 22;
    private static final int NOT_FOR_OTHERS = 0077;
    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int READABLE = 0400;
    private static final List<String> KEYS = List.of("id_rsa", "id_ecdsa", "id_ed25519");

    private static final List<String> WRITTEN =
            List.of("id_ed25519", "id_ed25519.pub", "known_hosts", "authorized_keys");

    private final List<SimulatedHost> hosts;
    private final Accounts accounts;
    private final Map<String, String> hostKeys;
    private final Map<String, String> publicOf = new HashMap<>();

    /** @param hostKeys type and key of each host, by its name */
    public LoginFiles(List<? extends SimulatedHost> hosts, Accounts accounts, Map<String, String> hostKeys) {
        this.hosts = List.copyOf(hosts);
        this.accounts = accounts;
        this.hostKeys = Map.copyOf(hostKeys);
    }

    public void write() {
        String known = hosts.stream()
                .map(host -> host.name() + "," + host.address() + " "
                        + hostKeys.getOrDefault(host.name().value(), "") + "\n")
                .collect(Collectors.joining());
        for (var account : accounts.all()) {
            var authorized = new StringBuilder();
            for (var host : hosts) {
                var pair = Keys.make();
                String comment = account.user() + "@" + host.name();
                Path directory = directory(host, account.user());
                String line = Keys.line(pair.getPublic());
                authorized.append(line).append(' ').append(comment).append('\n');
                try {
                    Files.createDirectories(directory);
                    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
                    Path secret = directory.resolve("id_ed25519");
                    Keys.write(pair, comment, secret);
                    publicOf.put(Files.readString(secret), line);
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot write below " + directory, e);
                }
                write(directory.resolve("id_ed25519.pub"), line + " " + comment + "\n", "rw-r--r--");
                write(directory.resolve("known_hosts"), known, "rw-r--r--");
            }
            var owner = new Ownership(account.user(), account.group());
            for (var host : hosts) {
                Path directory = directory(host, account.user());
                write(directory.resolve("authorized_keys"), authorized.toString(), "rw-------");
                host.own(directory, owner);
                WRITTEN.forEach(name -> host.own(directory.resolve(name), owner));
            }
        }
    }

    private static Path directory(SimulatedHost host, String account) {
        return host.path(Accounts.home(account)).resolve(".ssh");
    }

    private static void write(Path file, String text, String mode) {
        try {
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    public Reach login(String account, SimulatedHost from, SimulatedHost to) {
        if (!knows(account, from, to)) {
            return Reach.UNVERIFIED;
        }
        return mayEnter(account, from, to) ? Reach.OPEN : Reach.REFUSED;
    }

    private boolean knows(String account, SimulatedHost from, SimulatedHost to) {
        String key = hostKeys.getOrDefault(to.name().value(), "none none");
        String type = key.substring(0, key.indexOf(' '));
        var lines = lines(directory(from, account).resolve("known_hosts"))
                .filter(line -> names(line, to))
                .filter(line -> words(line).contains(" " + type + " "))
                .toList();
        return lines.stream().anyMatch(line -> words(line).contains(" " + key + " "));
    }

    private static boolean names(String line, SimulatedHost host) {
        try {
            var entry = KnownHostEntry.parseKnownHostEntry(line);
            return entry != null
                    && (entry.isHostMatch(host.name().value(), PORT) || entry.isHostMatch(host.address(), PORT));
        } catch (RuntimeException e) {
            // As other clients do, a line that is not understood is passed over.
            return false;
        }
    }

    /** Whether one of the keys that an account has on a host is let in on another. */
    private boolean mayEnter(String account, SimulatedHost from, SimulatedHost to) {
        return KEYS.stream()
                .flatMap(name -> key(from, account, name).stream())
                .anyMatch(key -> admits(account, to, key));
    }

    /** The public half of a key that can be used; a private one that others may read is not. */
    private Optional<String> key(SimulatedHost host, String account, String name) {
        Path secret = directory(host, account).resolve(name);
        String text = lines(secret).map(line -> line + "\n").collect(Collectors.joining());
        if (!text.startsWith("-----BEGIN ") || (mode(secret) & NOT_FOR_OTHERS) != 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(publicOf.get(text))
                .or(() -> lines(directory(host, account).resolve(name + ".pub"))
                        .findFirst()
                        .map(line -> line.split(" ", -1))
                        .filter(words -> words.length >= 2)
                        .map(words -> words[0] + " " + words[1]));
    }

    /** Whether an account's list of keys on a host has this one, and nobody else can have written it there. */
    public boolean admits(String account, SimulatedHost host, String key) {
        Path directory = directory(host, account);
        Path list = directory.resolve("authorized_keys");
        return Stream.of(list, directory, directory.getParent()).allMatch(path -> safe(account, host, path))
                && (mode(list) & READABLE) != 0
                && lines(list).anyMatch(line -> words(line).contains(" " + key + " "));
    }

    private static boolean safe(String account, SimulatedHost host, Path path) {
        return Files.exists(path)
                && (mode(path) & WRITABLE_BY_OTHERS) == 0
                && List.of(account, Accounts.ROOT.user())
                        .contains(host.ownership(path).user());
    }

    private static int mode(Path path) {
        try {
            return (Integer) Files.getAttribute(path, "unix:mode");
        } catch (IOException e) {
            return 0;
        }
    }

    private static String words(String line) {
        return " " + String.join(" ", line.strip().split("\\s+", -1)) + " ";
    }

    /** Lines that are no comments; none when there is no such file. */
    private static Stream<String> lines(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Files.readAllLines(file).stream().filter(line -> !line.startsWith("#"))
                    : Stream.empty();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
