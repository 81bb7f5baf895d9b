package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A project of somebody else, tested by Maven without a network.
 *
 * @param repository the local repository, with everything the project needs
 */
record MavenProject(Path path, Path repository) {
    private static final long LIMIT_SECONDS = 300;
    private static final Pattern CLASS_PATH =
            Pattern.compile("<property name=\"surefire.test.class.path\" value=\"([^\"]*)\"");

    void copyOf(Path sample) throws IOException {
        try (Stream<Path> files = Files.walk(sample)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(it -> !it.startsWith(sample.resolve("target")))
                    .toList()) {
                write(sample.relativize(file).toString(), Files.readString(file));
            }
        }
    }

    void write(String file, String text) throws IOException {
        Path target = path.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    /** What Maven said of the tests, all of them green. */
    String test() throws IOException, InterruptedException {
        Path said = path.resolve("maven.log");
        var builder = new ProcessBuilder(List.of("mvn", "-B", "-o", "-Dmaven.repo.local=" + repository, "test"))
                .directory(path.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Those of the tests' own Maven are about its process.
        builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("not ended within " + LIMIT_SECONDS + " s:\n" + Files.readString(said));
        }
        String text = Files.readString(said);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    /** All results of Allure, one after the other. */
    String allureResults() throws IOException {
        return together(path.resolve("target/allure-results"), "-result.json");
    }

    /** The class path of the tests. */
    String classPath() throws IOException {
        Matcher property = CLASS_PATH.matcher(together(path.resolve("target/surefire-reports"), ".xml"));
        assertThat(property.find()).isTrue();
        return property.group(1);
    }

    private static String together(Path folder, String ending) throws IOException {
        var text = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(it -> it.toString().endsWith(ending)).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
