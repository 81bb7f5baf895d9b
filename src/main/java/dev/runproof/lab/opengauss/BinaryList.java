package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.text.OmVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that an {@code upgrade_binary_list} in a package names, where the release honours one.
 *
 * @param kept paths below the package's top; empty when the whole package counts
 */
record BinaryList(Optional<List<String>> kept) {
    private static final String FILE = "upgrade_binary_list";

    static BinaryList of(OmVersion om, Node node, Path unpacked) {
        Path file = unpacked.resolve(FILE);
        if (!om.honoursBinaryList() || !Files.isRegularFile(file)) {
            return new BinaryList(Optional.empty());
        }
        return new BinaryList(Optional.of(node.files()
                .text(file)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.startsWith("./") ? line.substring(2) : line)
                .toList()));
    }

    void keepOnly(Path unpacked) {
        if (kept.isEmpty()) {
            return;
        }
        try (Stream<Path> files = Files.walk(unpacked)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!kept.get().contains(unpacked.relativize(file).toString())) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + unpacked, e);
        }
    }
}
