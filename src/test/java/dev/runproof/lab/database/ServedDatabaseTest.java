package dev.runproof.lab.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedDatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void its_password_stands_in_no_word_of_its_command_and_for_others_in_no_file() throws Exception {
        var database = ServedDatabase.at(folder.resolve("a database"), "10.213.0.3");
        String word = database.password().reveal();

        database.write();

        assertThat(String.join("\n", database.command())).doesNotContain(word, AccountTexts.kept(database.password()));
        var options = new DatabaseFiles(database.directory()).options();
        assertThat(Files.readString(options)).contains(word);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(options)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(database.directory())))
                .isEqualTo("rwx------");
    }
}
