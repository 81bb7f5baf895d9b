package dev.runproof.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The environment files that a project offers, and those that a path names. */
public final class Environments {
    private static final String ENDING = ".yaml";

    private final Path folder;

    /**
     * The environments of a project.
     *
     * @param home the project's folder; the files lie in {@code environments/} below it
     */
    public Environments(Path home) {
        this.folder = home.resolve("environments");
    }

    /** The names of all environments, sorted; none when there is no folder. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** The name of the environment that a procedure uses when none is asked for. */
    public static String defaultFor(String procedure) {
        return "embedded-" + procedure;
    }

    /**
     * Reads an environment.
     *
     * @param nameOrPath a name; or, when it holds a slash or ends with {@code .yaml} or {@code .yml}, a path
     * @throws EnvironmentRefused when there is none of this name, or when it is not right
     */
    public Environment read(String nameOrPath) {
        if (nameOrPath.contains("/") || nameOrPath.endsWith(ENDING) || nameOrPath.endsWith(".yml")) {
            return new EnvironmentReader(Path.of(nameOrPath)).read();
        }
        List<String> names = names();
        if (!names.contains(nameOrPath)) {
            var problems = new Problems(folder);
            problems.unknown(0, "no environment is named '" + nameOrPath + "'", nameOrPath, names);
            throw new EnvironmentRefused(problems.inOrder(), List.of("runproof list"));
        }
        return new EnvironmentReader(folder.resolve(nameOrPath + ENDING)).read();
    }
}
