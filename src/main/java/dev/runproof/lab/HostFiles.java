package dev.runproof.lab;

import dev.runproof.lab.SimulatedHost.Ownership;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files of one host, changed as one account. */
public final class HostFiles {
    private final SimulatedHost host;
    private final Ownership owner;

    /** @param owner whose the files are that are written here */
    public HostFiles(SimulatedHost host, Ownership owner) {
        this.host = host;
        this.owner = owner;
    }

    public void write(Path file, String text, String mode) {
        write(file, text.getBytes(StandardCharsets.UTF_8), mode);
    }

    public void write(Path file, byte[] bytes, String mode) {
        try {
            directory(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.deleteIfExists(file);
            Files.write(file, bytes);
            mode(file, mode);
            host.own(file, owner);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    public void mode(Path file, String mode) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set the mode of " + file, e);
        }
    }

    /** Makes a directory and those above it; what it makes belongs to the owner. */
    public void directory(Path directory) {
        if (Files.isDirectory(directory)) {
            return;
        }
        try {
            directory(Objects.requireNonNull(directory.toAbsolutePath().getParent()));
            Files.createDirectory(directory);
            host.own(directory, owner);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + directory, e);
        }
    }

    public byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The text of a file, empty when there is none. */
    public String text(Path file) {
        return Files.isRegularFile(file) ? new String(read(file), StandardCharsets.UTF_8) : "";
    }

    public List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    /** Removes a file, or a directory with all that is in it; nothing when it is not there. */
    public void remove(Path path) {
        if (!Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(path, new Removal());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(
                Path directory, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
