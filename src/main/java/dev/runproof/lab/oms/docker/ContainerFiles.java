package dev.runproof.lab.oms.docker;

import dev.runproof.lab.HostFiles;
import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.SimulatedHost.Ownership;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file system of one container: a directory of the host with the files of the image.
 *
 * <p>A mounted directory is a link to the host's, a mounted file the same file (a hard link), so that who replaces it on
 * the host changes nothing inside until the next start, as with a real mount. There is no change of root: absolute paths
 * in the words of a command are led here, and led back in what it prints.
 */
final class ContainerFiles {
    private static final Ownership ROOT = new Ownership("root", "root");

    /** Absolute paths below directories that a container has of its own. */
    private static final Pattern INSIDE = Pattern.compile("(?<![\\w.\\-/~}$])/(?=(?:home|root|etc|tmp|var|opt|usr/local"
            + "|proc/1|sys/fs/cgroup|data)(?![\\w\\-.]))");

    private final SimulatedHost host;
    private final Path root;

    ContainerFiles(SimulatedHost host, Path root) {
        this.host = host;
        this.root = root;
    }

    String hostName() {
        return host.name().value();
    }

    Path root() {
        return root;
    }

    Path path(String absolute) {
        Path path = root.resolve(absolute.substring(1)).normalize();
        if (!path.startsWith(root)) {
            throw new IllegalArgumentException("a path in a container stays within it: '" + absolute + "'");
        }
        return path;
    }

    /** Copies the files of the image. */
    void populate(Path image) {
        try {
            Files.createDirectories(root);
            for (String directory : List.of("tmp", "etc", "root", "home", "usr/bin", "var/log")) {
                Files.createDirectories(root.resolve(directory));
            }
            Files.walkFileTree(image, new Copy(image));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot fill " + root, e);
        }
    }

    private final class Copy extends SimpleFileVisitor<Path> {
        private final Path from;

        Copy(Path from) {
            this.from = from;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            Files.createDirectories(root.resolve(from.relativize(directory).toString()));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.copy(
                    file,
                    root.resolve(from.relativize(file).toString()),
                    java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
        }
    }

    /** The path, on the host, of a source of a mount: what does not lie on this host yet is looked for there. */
    Path source(String given) {
        Path path = Path.of(given).normalize();
        return path.startsWith(host.path("/")) ? path : host.path(path.toString());
    }

    /**
     * Mounts a file or directory of the host.
     *
     * @throws DaemonError when one is a directory and the other a file
     */
    void mount(String source, String target) {
        Path from = source(source);
        Path at = path(target);
        try {
            Files.createDirectories(Objects.requireNonNull(at.getParent()));
            boolean there = Files.exists(at, LinkOption.NOFOLLOW_LINKS);
            if (there && !mountedBefore(at) && Files.isDirectory(at) != Files.isDirectory(from)) {
                throw new DaemonError(
                        "failed to create shim task: OCI runtime create failed: runc create failed: unable"
                                + " to start container process: error during container init: error mounting \"" + source
                                + "\" to rootfs at \"" + target + "\": mount " + source + ":" + target
                                + " (via /proc/self/fd/6), flags: 0x5000: not a directory: unknown: Are you trying to mount a directory onto a file (or vice-versa)? Check if the"
                                + " specified host path exists and is the expected type");
            }
            new HostFiles(host, ROOT).remove(at);
            if (Files.isDirectory(from)) {
                Files.createSymbolicLink(at, from);
            } else {
                Files.createLink(at, from);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot mount " + from, e);
        }
    }

    private static boolean mountedBefore(Path at) throws IOException {
        return Files.isSymbolicLink(at)
                || (Files.isRegularFile(at) && ((Number) Files.getAttribute(at, "unix:nlink")).intValue() > 1);
    }

    /** A directory that a {@code -v} without a source makes. */
    void makeSource(String source) {
        new HostFiles(host, ROOT).directory(source(source));
    }

    String text(String absolute) {
        return new HostFiles(host, ROOT).text(path(absolute));
    }

    void write(String absolute, String text) {
        new HostFiles(host, ROOT).write(path(absolute), text, "rw-r--r--");
    }

    /** A word of a command with its absolute paths led to this directory. */
    String led(String word) {
        return INSIDE.matcher(word).replaceAll(Matcher.quoteReplacement(root + "/"));
    }

    /** A text with this directory led back. */
    String ledBack(String text) {
        return text.replace(root + "/", "/").replace(root.toString(), "/");
    }

    void remove() {
        new HostFiles(host, ROOT).remove(root);
    }
}
