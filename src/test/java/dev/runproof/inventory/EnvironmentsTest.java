package dev.runproof.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentsTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir
    Path home;

    @Test
    void offers_the_files_of_its_folder_by_name() throws IOException {
        Path folder = Files.createDirectory(home.resolve("environments"));
        Files.writeString(folder.resolve("b.yaml"), "");
        Files.writeString(folder.resolve("a.yaml"), "");
        Files.writeString(folder.resolve("notes.txt"), "");
        assertThat(new Environments(home).names()).containsExactly("a", "b");
    }

    @Test
    void has_no_names_without_a_folder() {
        assertThat(new Environments(home).names()).isEmpty();
    }

    @Test
    void says_which_name_was_probably_meant() {
        assertThatThrownBy(() -> new Environments(PROJECT).read("embeded-opengauss"))
                .isInstanceOf(EnvironmentRefused.class)
                .hasMessageStartingWith("[ENV] " + PROJECT.resolve("environments")
                        + ": no environment is named 'embeded-opengauss'; expected one of ")
                .hasMessageEndingWith("; did you mean 'embedded-opengauss'?");
    }

    @Test
    void reads_what_a_path_names() throws IOException {
        Path file = Files.writeString(home.resolve("mine.yml"), "procedure: opengauss\nlab: {kind: embedded}\n");
        assertThat(new Environments(PROJECT).read(file.toString()).name()).isEqualTo("mine");
    }

    @Test
    void every_shipped_environment_is_right() {
        var environments = new Environments(PROJECT);
        assertThat(environments.names()).contains("embedded-opengauss", "hosts-opengauss");
        assertThat(environments.names())
                .allSatisfy(name -> assertThat(environments.read(name).name()).isEqualTo(name));
        assertThat(environments.read(Environments.defaultFor("opengauss")).makesLab())
                .isTrue();
        assertThat(environments.read("hosts-opengauss").makesLab()).isFalse();
    }

    @Test
    void the_schema_for_editors_is_made_of_the_table() throws IOException {
        Path made = Files.writeString(Path.of("target", "environment.schema.json"), EnvironmentSchema.text());
        assertThat(Files.readString(Path.of("docs", "environment.schema.json")))
                .as("copy %s to docs/environment.schema.json", made)
                .isEqualTo(EnvironmentSchema.text());
    }

    @Test
    void the_guide_names_every_key() throws IOException {
        String guide = Files.readString(Path.of("docs", "environments.md"));
        var keys = Stream.of(Key.TOP, Key.LAB, Key.HOST).flatMap(List::stream).map(key -> "`" + key.name() + "`");
        assertThat(keys).allSatisfy(key -> assertThat(guide).contains(key));
    }
}
