package dev.runproof.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void writes_features_and_environments_of_the_class_path_and_mends_what_was_changed() throws IOException {
        Path there = there(Map.of(ProjectDirectory.DIRECTORY, folder.toString()));
        assertThat(there).isEqualTo(folder);
        Path feature = folder.resolve("features/opengauss/opengauss.feature");
        assertThat(feature).hasSameTextualContentAs(Path.of("features/opengauss/opengauss.feature"));
        Path environment = folder.resolve("environments/embedded-opengauss.yaml");
        Files.writeString(environment, "procedure: other");
        there(Map.of(ProjectDirectory.DIRECTORY, folder.toString()));
        assertThat(environment).hasSameTextualContentAs(Path.of("environments/embedded-opengauss.yaml"));
    }

    @Test
    void uses_a_directory_with_others_as_it_is() {
        assertThat(there(Map.of(ProjectDirectory.HOME, folder.toString()))).isEqualTo(folder);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void lies_where_the_projects_build_tool_writes() throws IOException {
        assertThat(ProjectDirectory.buildDirectory(folder)).isEqualTo(folder.resolve("target"));
        Files.createFile(folder.resolve("build.gradle.kts"));
        assertThat(ProjectDirectory.buildDirectory(folder)).isEqualTo(folder.resolve("build"));
        Files.createFile(folder.resolve("pom.xml"));
        assertThat(ProjectDirectory.buildDirectory(folder)).isEqualTo(folder.resolve("target"));
    }

    private static Path there(Map<String, String> parameters) {
        return ProjectDirectory.of(name -> Optional.ofNullable(parameters.get(name)))
                .path();
    }
}
