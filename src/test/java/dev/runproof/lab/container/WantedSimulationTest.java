package dev.runproof.lab.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runproof.lab.EngineKind;
import dev.runproof.lab.ImageHost;
import dev.runproof.lab.LabKind;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.database.ServedDatabase;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WantedSimulationTest {
    @TempDir
    private Path folder;

    @Test
    void is_read_as_it_was_written_by_nobody_else_and_only_once() throws IOException {
        Path file = folder.resolve("wanted");
        var wanted = new WantedSimulation(
                LabSpec.of("opengauss")
                        .ofKind(LabKind.CONTAINERS)
                        .in(folder)
                        .withShell(Optional.of("dash"))
                        .withOptions(Map.of("zones", "2"))
                        .accepting(new Secret("a word: with = signs"))
                        .ofImages(List.of(new ImageHost(
                                "db1",
                                "shop:1",
                                "omm",
                                List.of("node"),
                                Map.of("A", "1 = one"),
                                Map.of("root", new Secret("another: word")),
                                List.of("first", "second\nline")))),
                "key",
                "10.213.0.2",
                "token",
                List.of(
                        new WantedSimulation.Place(new HostName("node1"), "10.213.0.11", "ssh-ed25519 AAAA"),
                        new WantedSimulation.Place(new HostName("node2"), "10.213.0.12", "ssh-ed25519 BBBB")),
                Optional.of(ServedDatabase.at(folder.resolve("database"), "10.213.0.3")),
                EngineKind.NESTED);

        wanted.write(file);
        var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        var taken = WantedSimulation.take(file);

        assertThat(mode).isEqualTo("rw-------");
        assertThat(taken).isEqualTo(wanted);
        assertThat(file).doesNotExist();
    }
}
