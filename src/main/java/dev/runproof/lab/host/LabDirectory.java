package dev.runproof.lab.host;

import dev.runproof.lab.LabRefused;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory that holds all of one lab.
 *
 * <pre>
 * lab.properties     how to find and ask the lab; written last, removed first
 * key                the mark of the lab's processes
 * environment.yaml   ready to use with plan, check and rehearse
 * identity           private key of the cluster user and of root, mode 0600
 * known_hosts        every host's key
 * log.jsonl          a line per program that ended
 * ask                named pipe: what launchers and hosts' commands tell the lab
 * calls/             the requests and replies of launchers that run now
 * ready/             pipes for the replies to the launchers to come
 * lib/               what launchers read
 * hosts/NAME/        the files of one host
 * database/          the files of the lab's database server, where the product has one
 * </pre>
 */
public record LabDirectory(Path root) {
    /** The name of the environment file that lies in the directory of a lab that is up. */
    public static final String ENVIRONMENT = "environment.yaml";

    public LabDirectory {
        root = root.toAbsolutePath().normalize();
    }

    public Path state() {
        return root.resolve("lab.properties");
    }

    public Path key() {
        return root.resolve("key");
    }

    public Path environment() {
        return root.resolve(ENVIRONMENT);
    }

    public Path identity() {
        return root.resolve("identity");
    }

    public Path knownHosts() {
        return root.resolve("known_hosts");
    }

    public Path log() {
        return root.resolve("log.jsonl");
    }

    public Path daemonLog() {
        return root.resolve("daemon.log");
    }

    public Path ask() {
        return root.resolve("ask");
    }

    public Path calls() {
        return root.resolve("calls");
    }

    public Path ready() {
        return root.resolve("ready");
    }

    public Path library() {
        return root.resolve("lib");
    }

    public Path database() {
        return root.resolve("database");
    }

    public Path hosts() {
        return root.resolve("hosts");
    }

    public Path host(HostName name) {
        return hosts().resolve(name.value());
    }

    /**
     * Makes the directory and its parts, for this user alone.
     *
     * @throws LabRefused when it holds something already or cannot be made
     */
    public void make(String key) {
        try {
            Files.createDirectories(root);
            try (var entries = Files.list(root)) {
                var found = entries.filter(entry -> !entry.equals(daemonLog())).findAny();
                if (found.isPresent()) {
                    throw new LabRefused("the directory " + root + " is not empty ("
                            + found.get().getFileName()
                            + "): a lab needs a new or an empty one; choose another with --dir");
                }
            }
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            Files.writeString(key(), key);
            Files.createDirectory(calls());
            Files.createDirectory(ready());
            Files.createDirectory(library());
            Files.createDirectory(hosts());
        } catch (IOException e) {
            throw new LabRefused("the directory " + root + " cannot be made: " + e.getMessage(), e);
        }
        for (char c : root.toString().toCharArray()) {
            if (c < ' ' || c == 0x7f) {
                throw new LabRefused("the directory's name has a control character; choose another with --dir");
            }
        }
    }

    /** Removes what lies in the directory; the log of the lab's process stays for the one who asked for the lab. */
    public void clear() {
        try (var entries = Files.list(root)) {
            for (Path entry : entries.toList()) {
                if (!entry.equals(daemonLog())) {
                    remove(entry);
                }
            }
        } catch (IOException e) {
            throw new LabRefused("the directory " + root + " cannot be cleared: " + e.getMessage(), e);
        }
    }

    /** Removes a directory with all that is in it; nothing when it is not there. */
    public static void remove(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    // Another one who clears away was faster.
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path visited, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
