package dev.runproof.lab.embedded;

import dev.runproof.lab.host.LabDirectory;
import dev.runproof.lab.host.MachineCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a host looks for programs after its own ones.
 *
 * @param directories of the machine, or the one directory of links to what the hosts have of the machine's programs
 */
record SearchPath(List<String> directories) {
    SearchPath {
        directories = List.copyOf(directories);
    }

    /** @param lacking the names that the hosts do not have; a directory of links leaves them out */
    static SearchPath of(LabDirectory directory, Optional<Pattern> lacking) {
        return lacking.map(names -> linked(directory.library().resolve("machine"), names))
                .orElseGet(() -> new SearchPath(MachineCommands.DIRECTORIES));
    }

    private static SearchPath linked(Path links, Pattern lacking) {
        var names = new HashSet<String>();
        try {
            Files.createDirectory(links);
            for (String directory : MachineCommands.DIRECTORIES) {
                if (!Files.isDirectory(Path.of(directory))) {
                    continue;
                }
                try (Stream<Path> programs = Files.list(Path.of(directory))) {
                    for (var program : (Iterable<Path>) programs::iterator) {
                        String name = program.getFileName().toString();
                        if (!lacking.matcher(name).matches() && names.add(name)) {
                            Files.createSymbolicLink(links.resolve(name), program);
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot link the machine's programs in " + links, e);
        }
        return new SearchPath(List.of(links.toString()));
    }

    String behind(Path own) {
        return own + ":" + String.join(":", directories);
    }
}
