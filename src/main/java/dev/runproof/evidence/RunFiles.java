package dev.runproof.evidence;

import dev.runproof.evidence.ManifestLine.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which files of a run's folder its chain covers, and how: all but the chain's own, locks, and unfinished ones.
 *
 * <p>Unfinished is what a writer has not yet moved to its name; a killed one leaves it behind. It stands for nothing.
 */
final class RunFiles {
    static final String AUDIT = "audit.jsonl";
    static final String EVIDENCE = "evidence";

    private static final Set<String> OWN = Set.of(Chain.FILE, Seal.FILE, Seal.KEY_FILE);

    private static final Pattern UNFINISHED = Pattern.compile("\\.(lock|new|part)$|^\\.allure");
    private static final Pattern MADE_ANEW =
            Pattern.compile("^(report\\.html|junit\\.xml|summary\\.md|allure-results/(?![0-9a-f]{8}-).*)$");

    private RunFiles() {}

    /** Paths below the folder with {@code /}, sorted. */
    static Set<String> covered(Path folder) throws IOException {
        var paths = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> !Files.isDirectory(file))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(path ->
                            !OWN.contains(path) && !UNFINISHED.matcher(path).find())
                    .forEach(paths::add);
        }
        return paths;
    }

    /** What a file is that was not recorded when it was made. */
    static Kind kind(String path) {
        if (path.startsWith(EVIDENCE + "/")) {
            return Kind.LEFT;
        }
        if (path.endsWith(".jsonl")) {
            return Kind.LOG;
        }
        return MADE_ANEW.matcher(path).matches() ? Kind.REPORT : Kind.EVIDENCE;
    }
}
