package dev.runproof.parse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file with a SHA-256 digest that is published beside a package, and what may be believed of it. */
public final class ChecksumFile {
    private static final Pattern DIGEST = Pattern.compile("(?<digest>[0-9A-Fa-f]{64})(?: [ *](?<name>.{1,300}))?");
    private static final String SUFFIX = ".tar.gz";

    private ChecksumFile() {}

    /**
     * The digest that the file states for the package, in lower case.
     *
     * <p>One line, either the digest alone, which {@code sha256sum -c} does not take, or {@code <digest>  <name>} with the
     * name of the package. Nothing for any other content, none at all included: the package is then not verified.
     */
    public static Optional<String> digest(String content, String packageFileName) {
        List<String> lines = content.lines().toList();
        Matcher line = DIGEST.matcher(lines.size() == 1 ? lines.get(0) : "");
        if (!line.matches()) {
            return Optional.empty();
        }
        String name = line.group("name");
        return name == null || name.equals(packageFileName)
                ? Optional.of(line.group("digest").toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** The names under which the file is published, without directory; today's first. */
    public static List<String> namesFor(String packageFileName) {
        String base = packageFileName.endsWith(SUFFIX)
                ? packageFileName.substring(0, packageFileName.length() - SUFFIX.length())
                : packageFileName;
        return List.of(base + ".sha256", packageFileName + ".sha256");
    }
}
