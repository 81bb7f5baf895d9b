package dev.runproof.lab.container;

import dev.runproof.lab.SimulatedHost.Ownership;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who owns the files of hosts: really, since the simulation knows the same accounts and is root. */
final class OwnedFiles {
    private static final Ownership NOBODY = new Ownership("nobody", "nogroup");

    private final Map<Integer, String> users = new ConcurrentHashMap<>();

    Ownership of(Path path) {
        try {
            var attributes = view(path).readAttributes();
            return new Ownership(
                    attributes.owner().getName(), attributes.group().getName());
        } catch (NoSuchFileException gone) {
            return NOBODY;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell who owns " + path, e);
        }
    }

    void set(Path path, Ownership ownership) {
        var names = path.getFileSystem().getUserPrincipalLookupService();
        try {
            view(path).setOwner(names.lookupPrincipalByName(ownership.user()));
            view(path).setGroup(names.lookupPrincipalByGroupName(ownership.group()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give " + path + " to " + ownership, e);
        }
    }

    private static PosixFileAttributeView view(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** The name of a user, as {@code /etc/passwd} has it; the number when it has none. */
    String user(int id) {
        return users.computeIfAbsent(id, OwnedFiles::named);
    }

    private static String named(int id) {
        try (var lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 2 && fields[2].equals(Integer.toString(id)))
                    .map(fields -> fields[0])
                    .findFirst()
                    .orElse(Integer.toString(id));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the accounts", e);
        }
    }
}
