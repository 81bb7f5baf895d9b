package dev.runproof.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.junit.ProcedureTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Projects of others that depend on the jar, built by Maven from a local repository in which it is the only one of ours. */
@Tag("sample")
class SampleProjectTest {
    private static final Path SAMPLE = Path.of("docs", "samples", "junit-maven");
    private static final Pattern OF_PRODUCT = Pattern.compile("/(?<artifact>[^/]+)/(?<version>[^/]+)/[^/]+\\.jar");
    private static final int MOST_LINES = 10;

    private Path folder;
    private MavenProject project;

    @BeforeEach
    void makeRepository() throws IOException {
        folder = Files.createTempDirectory("runproof-sample-");
        Path classes = Path.of(ProcedureTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        project = new MavenProject(
                folder.resolve("project"), LocalRepository.with(folder.resolve("repository"), classes));
    }

    /** Not a folder of JUnit's, which warns of every link. */
    @AfterEach
    void remove() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void the_sample_project_is_green_and_its_allure_results_hold_the_steps_of_the_runs() throws Exception {
        project.copyOf(SAMPLE);
        assertThat(project.test()).contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0");

        String steps = project.allureResults();
        assertThat(steps)
                .contains("Upgrade the cluster management components")
                .contains("gs_upgradectl -t upgrade-cm")
                .contains("\"status\":\"failed\"");
        assertThat(project.path().resolve("target/runproof/reports/latest/report.html"))
                .isRegularFile();
        assertSameLibraries();
    }

    @Test
    void ten_lines_lead_from_a_project_with_tests_to_the_first_green_run() throws Exception {
        List<String> pom = lines("xml");
        List<String> test = lines("java");
        assertThat(pom.size() + test.size()).isLessThanOrEqualTo(MOST_LINES);

        Files.createDirectories(project.path().resolve("src/test/java"));
        String before = Files.readString(SAMPLE.resolve("pom.xml"))
                .replaceAll("(?s)    <!-- For .*?</dependency>\n", "")
                .replaceAll("(?s)    <dependency>\\s*<groupId>dev.runproof<.*?</dependency>\n", "");
        assertThat(before).doesNotContain("runproof", "assertj", "allure-jupiter");
        int end = before.lastIndexOf("  </dependencies>");
        project.write("pom.xml", before.substring(0, end) + String.join("\n", pom) + "\n" + before.substring(end));
        project.write("src/test/java/UpgradeTest.java", String.join("\n", test) + "\n");

        assertThat(project.test()).contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
        assertSameLibraries();
    }

    /** Which version the project gets may hang on what else it depends on. */
    private void assertSameLibraries() throws IOException {
        assertThat(differing(versions(project.classPath()), versions(System.getProperty("java.class.path"))))
                .as("libraries that a project gets in another version than the product runs with")
                .isEmpty();
    }

    /** The lines of the first block of the guide in this language. */
    private static List<String> lines(String language) throws IOException {
        Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)\n```")
                .matcher(Files.readString(Path.of("docs", "junit.md")));
        assertThat(block.find()).as(language).isTrue();
        return block.group(1).lines().toList();
    }

    private static Map<String, String> versions(String classPath) {
        var versions = new TreeMap<String, String>();
        for (String jar : classPath.split(":", -1)) {
            Matcher form = OF_PRODUCT.matcher(jar.replaceFirst(".*/repository", ""));
            if (form.find()) {
                versions.put(form.group("artifact"), form.group("version"));
            }
        }
        return versions;
    }

    private static List<String> differing(Map<String, String> theirs, Map<String, String> ours) {
        var found = new ArrayList<String>();
        theirs.forEach((artifact, version) -> {
            String own = ours.getOrDefault(artifact, version);
            if (!Objects.equals(own, version)) {
                found.add(artifact + " " + version + ", not " + own);
            }
        });
        assertThat(theirs).containsKeys("sshj", "cucumber-java", "allure-model", "runproof");
        return found;
    }

    /** A local repository in which everything is that was built with, and of this project one jar. */
    private static final class LocalRepository {
        private static final String VERSION = "0.1.0-SNAPSHOT";

        static Path with(Path repository, Path classes) throws IOException {
            Path known =
                    Path.of(System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository"));
            link(known, repository, "dev");
            if (Files.isDirectory(known.resolve("dev"))) {
                link(known.resolve("dev"), repository.resolve("dev"), "runproof");
            }
            Path ours = Files.createDirectories(repository.resolve("dev/runproof/runproof/" + VERSION));
            Files.copy(Path.of("pom.xml"), ours.resolve("runproof-" + VERSION + ".pom"));
            int status = ToolProvider.findFirst("jar")
                    .orElseThrow()
                    .run(
                            System.out,
                            System.err,
                            "--create",
                            "--file",
                            ours.resolve("runproof-" + VERSION + ".jar").toString(),
                            "-C",
                            classes.toString(),
                            ".");
            assertThat(status).isZero();
            return repository;
        }

        private static void link(Path from, Path to, String except) throws IOException {
            Files.createDirectories(to);
            try (Stream<Path> groups = Files.list(from)) {
                for (Path group : groups.filter(
                                it -> !it.getFileName().toString().equals(except))
                        .collect(Collectors.toList())) {
                    Files.createSymbolicLink(to.resolve(group.getFileName()), group);
                }
            }
        }
    }
}
