package dev.runproof.lab.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramFilesTest {
    @TempDir
    private Path folder;

    private String file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file).toString();
    }

    @Test
    void archives_of_one_repository_are_one_mount_and_directories_one_each() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("target/classes"));
        String first = file("repository/a/1/a.jar");
        String second = file("repository/b/2/b.jar");

        var files = ProgramFiles.of(String.join(File.pathSeparator, classes.toString(), first, second));

        assertThat(files.mounted()).containsExactlyInAnyOrder(classes, folder.resolve("repository"));
        assertThat(files.classPath()).isEqualTo(String.join(File.pathSeparator, classes.toString(), first, second));
    }

    @Test
    void what_is_not_there_is_left_out() throws IOException {
        String there = file("lib/a.jar");

        var files = ProgramFiles.of(there + File.pathSeparator + folder.resolve("gone.jar"));

        assertThat(files.classPath()).isEqualTo(there);
        assertThat(files.mounted()).containsExactly(folder.resolve("lib"));
    }
}
