package dev.runproof.lab.embedded;

import dev.runproof.lab.SimulatedHost.Ownership;
import dev.runproof.lab.host.Accounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who owns the files of one host, as its accounts see it; to the machine all of them belong to one user.
 *
 * <p>A file is known by its inode and time of birth, so that ownership goes with a rename and ends with the file. A file
 * nobody has told about belongs to the account that acted last before it was first seen: files are looked at whenever
 * another account begins to act. So a file made by one account while another acts at the same time may be given to the
 * wrong one.
 */
final class FileOwners {
    private final Path tree;
    private final Path commands;
    private final Accounts accounts;
    private final Map<FileId, Ownership> owners = new HashMap<>();
    private String actor = Accounts.ROOT.user();

    /** What stays the same as long as a file is the same file. */
    private record FileId(Object key, java.time.Instant born) {
        private static FileId of(BasicFileAttributes attributes, Path path) {
            var key = attributes.fileKey();
            return new FileId(
                    key == null ? path : key, attributes.creationTime().toInstant());
        }
    }

    /** @param commands a directory that is left out, since it belongs to the lab */
    FileOwners(Path tree, Path commands, Accounts accounts) {
        this.tree = tree;
        this.commands = commands;
        this.accounts = accounts;
    }

    /** An account begins to do something on the host. */
    synchronized void acts(String account) {
        if (!account.equals(actor)) {
            look();
            actor = account;
        }
    }

    synchronized Ownership of(Path path) {
        try {
            var id = FileId.of(attributes(path), path);
            if (!owners.containsKey(id)) {
                if (!path.startsWith(tree)) {
                    return outside(path);
                }
                look();
            }
            return owners.getOrDefault(id, owner(Accounts.ROOT.user()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + path, e);
        }
    }

    synchronized void set(Path path, Ownership ownership) {
        try {
            owners.put(FileId.of(attributes(path), path), ownership);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + path, e);
        }
    }

    /** What lies outside of the host's tree is the machine's: root's, but for what the lab shares with all hosts. */
    private Ownership outside(Path path) {
        Path lab = tree.resolve("../..").normalize();
        return owner(path.startsWith(lab) ? accounts.clusterUser().user() : Accounts.ROOT.user());
    }

    private Ownership owner(String account) {
        return accounts.find(account)
                .map(found -> new Ownership(found.user(), found.group()))
                .orElseGet(() -> new Ownership(account, account));
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Gives every file not seen before to the account that acted last; forgets those that are gone. */
    private void look() {
        Set<FileId> seen = new HashSet<>();
        var last = owner(actor);
        try {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    note(directory, attributes);
                    return directory.equals(commands) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    note(file, attributes);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }

                @Override
                public FileVisitResult postVisitDirectory(
                        Path directory, @org.jspecify.annotations.Nullable IOException failure) {
                    // Entries that vanish while they are listed are not there any more: nothing to note.
                    return FileVisitResult.CONTINUE;
                }

                private void note(Path path, BasicFileAttributes attributes) {
                    var id = FileId.of(attributes, path);
                    seen.add(id);
                    owners.putIfAbsent(id, last);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look through " + tree, e);
        }
        owners.keySet().retainAll(seen);
    }
}
