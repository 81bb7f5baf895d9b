package dev.runproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.runproof.matrix.MatrixFile;
import dev.runproof.matrix.Shard;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The recipes below docs/ci: files that others copy, and that nothing here runs. */
class CiRecipesTest {
    private static final Path FOLDER = Path.of("docs", "ci");
    private static final Pattern COMMAND = Pattern.compile("\\./runproof ([^\"'\n&|;]*(?:'[^']*')?)");
    private static final Pattern VALUE =
            Pattern.compile("\\$\\{\\{[^}]*}}|\\$\\(\\([^)]*\\)\\)|\\$\\{[A-Za-z_]+}|\\$[A-Za-z_]+");

    static Stream<Path> recipes() throws IOException {
        return List.of(
                        "github-actions.yml",
                        "gitlab-ci.yml",
                        "Jenkinsfile",
                        "kubernetes.yaml",
                        "kubernetes-report.yaml")
                .stream()
                .map(FOLDER::resolve);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void every_command_is_one_that_the_program_accepts(Path recipe) throws IOException {
        List<String> commands = commands(recipe);
        assertThat(commands).isNotEmpty();
        for (String command : commands) {
            // Where a service fills a number in, any number stands for it.
            String words = VALUE.matcher(command).replaceAll("1");
            var parsed = program().parseArgs(words.split(" +"));
            assertThat(parsed.errors()).as(command).isEmpty();
            assertThat(parsed.subcommand()).as(command).isNotNull();
            Matcher matrix = Pattern.compile("--matrix (\\S+)").matcher(words);
            if (matrix.find()) {
                assertThat(MatrixFile.read(Path.of(matrix.group(1))).cells()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"github-actions.yml", "gitlab-ci.yml", "kubernetes.yaml", "kubernetes-report.yaml"})
    void is_well_formed_and_names_no_registry(String name) throws IOException {
        for (JsonNode document : documents(FOLDER.resolve(name))) {
            assertThat(document.isObject()).isTrue();
            assertThat(document.findValuesAsText("image"))
                    .allSatisfy(image -> assertThat(image).doesNotContain("/", "."));
        }
    }

    @Test
    void there_are_as_many_machines_as_shards() throws IOException {
        assertThat(shards("github-actions.yml", "/4"))
                .isEqualTo(documents(FOLDER.resolve("github-actions.yml"))
                        .get(0)
                        .at("/jobs/rehearse/strategy/matrix/shard")
                        .size());
        JsonNode job = documents(FOLDER.resolve("kubernetes.yaml")).get(1);
        assertThat(shards("kubernetes.yaml", "/16"))
                .isEqualTo(job.at("/spec/completions").asInt())
                .isEqualTo(job.at("/spec/parallelism").asInt())
                .isEqualTo(job.at("/spec/maxFailedIndexes").asInt());
        assertThat(job.at("/spec/completionMode").asText()).isEqualTo("Indexed");
        assertThat(Files.readString(FOLDER.resolve("Jenkinsfile")))
                .contains("values '1', '2', '3', '4'", "$SHARD/4", "in ['1', '2', '3', '4']");
    }

    @Test
    void a_matrix_and_its_procedures_are_told_in_one_place() {
        assertThat(program().execute("rehearse", "opengauss", "--matrix", "docs/ci/matrix.yaml"))
                .isEqualTo(64);
        assertThat(program().execute("rehearse", "--matrix", "docs/ci/matrix.yaml", "--shard", "5/4"))
                .isEqualTo(64);
        assertThat(program().execute("rehearse", "--matrix", "docs/ci/matrix.yaml", "--shard", "2/4", "--list"))
                .isZero();
    }

    private static int shards(String recipe, String part) throws IOException {
        assertThat(Files.readString(FOLDER.resolve(recipe))).containsPattern(part + "\\s");
        return Shard.parse("1" + part).of();
    }

    private static List<JsonNode> documents(Path file) throws IOException {
        var yaml = new YAMLMapper();
        try (var documents = yaml.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            return documents.readAll();
        }
    }

    /** As shells would see them: YAML's folded lines are one, and a list of words is joined. */
    private static List<String> commands(Path recipe) throws IOException {
        var texts = new ArrayList<String>();
        if (recipe.endsWith("Jenkinsfile")) {
            texts.add(Files.readString(recipe));
        } else {
            documents(recipe).forEach(document -> collect(document, texts));
        }
        return texts.stream()
                .flatMap(text -> COMMAND.matcher(text).results())
                .map(found -> found.group(1).strip())
                .toList();
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.asText());
        } else if (node.isArray() && node.path(0).asText().equals("./runproof")) {
            var words = new ArrayList<String>();
            node.forEach(word -> words.add(word.asText()));
            texts.add(String.join(" ", words));
        } else {
            node.forEach(child -> collect(child, texts));
        }
    }

    private static CommandLine program() {
        var nowhere = new PrintStream(PrintStream.nullOutputStream());
        return Main.commandLine(new Console(InputStream.nullInputStream(), nowhere, nowhere));
    }
}
