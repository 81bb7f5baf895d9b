package dev.runproof.lab.embedded;

import dev.runproof.lab.host.MachineCommands;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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
    static SearchPath of(Optional<Pattern> lacking) {
        return lacking.map(names ->
                        new SearchPath(List.of(MachineLinks.without(names).toString())))
                .orElseGet(() -> new SearchPath(MachineCommands.DIRECTORIES));
    }

    String behind(Path own) {
        return own + ":" + String.join(":", directories);
    }
}
