package dev.runproof.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The directory with {@code features} and {@code environments} that runs of tests use, and with their {@code reports}.
 *
 * <p>Features and environments travel in Runproof's own jar and are written there, unless a directory with others is
 * named.
 */
final class ProjectDirectory {
    /** Configuration parameter of JUnit, or system property: a directory with features and environments, such as a checkout. */
    static final String HOME = "runproof.home";

    /** Configuration parameter of JUnit, or system property: where those of the jar are written, and reports. */
    static final String DIRECTORY = "runproof.directory";

    private static final String IN_JAR = "/dev/runproof/project/";
    private static final List<String> SHIPPED = List.of("features", "environments");

    private final Path path;

    private ProjectDirectory(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** @param parameter configuration parameters of JUnit */
    static ProjectDirectory of(Function<String, Optional<String>> parameter) {
        Optional<String> home = parameter.apply(HOME);
        if (home.isPresent()) {
            return new ProjectDirectory(Path.of(home.get()).toAbsolutePath().normalize());
        }
        Path directory = parameter
                .apply(DIRECTORY)
                .map(Path::of)
                .orElseGet(() -> buildDirectory(Path.of("")).resolve("runproof"))
                .toAbsolutePath()
                .normalize();
        write(directory);
        return new ProjectDirectory(directory);
    }

    /** Gradle's when the project is one of Gradle's, else Maven's. */
    static Path buildDirectory(Path project) {
        boolean gradle = Files.notExists(project.resolve("pom.xml"))
                && Stream.of("build.gradle", "build.gradle.kts").anyMatch(name -> Files.exists(project.resolve(name)));
        return project.resolve(gradle ? "build" : "target");
    }

    private static void write(Path directory) {
        try {
            for (String folder : SHIPPED) {
                URL shipped = Objects.requireNonNull(ProjectDirectory.class.getResource(IN_JAR + folder), folder);
                inside(shipped.toURI(), from -> copy(from, directory.resolve(folder)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("features and environments cannot be written to " + directory, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path holds what is no address", e);
        }
    }

    private interface Deed {
        void with(Path folder) throws IOException;
    }

    private static void inside(URI folder, Deed deed) throws IOException {
        if (!"jar".equals(folder.getScheme())) {
            deed.with(Path.of(folder));
            return;
        }
        String[] words = folder.toString().split("!", 2);
        // Of its own: one that is shared may be closed by others meanwhile.
        Path jar = Path.of(URI.create(words[0].substring("jar:".length())));
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
            deed.with(files.getPath(words[1]));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                place(Files.readAllBytes(file), to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** At once, and only what differs: several test processes may begin at the same time. */
    private static void place(byte[] content, Path file) throws IOException {
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return;
        }
        Path folder = Objects.requireNonNull(file.getParent());
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, ".new-", "");
        Files.write(unfinished, content);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
