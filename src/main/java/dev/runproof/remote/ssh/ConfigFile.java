package dev.runproof.remote.ssh;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a user's OpenSSH configuration where {@code ssh} itself is not installed.
 *
 * <p>It follows Host, HostName, Port, User, IdentityFile, ProxyJump and Include. A directive that changes how the host is
 * reached and is not followed is named in a warning.
 */
final class ConfigFile {
    private static final Set<String> FOLLOWED = Set.of("hostname", "port", "user", "identityfile", "proxyjump");
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z]+)(?:\\s*=\\s*|\\s+)(.*?)\\s*");
    private static final int DEEPEST_INCLUDE = 16;

    private final Path home;
    private final String name;
    private final AliasValues values;

    private ConfigFile(Path home, String name) {
        this.home = home;
        this.name = name;
        this.values = new AliasValues(name, home);
    }

    /** What the files below a home directory say about a name. */
    static Alias read(Path home, String name) throws IOException {
        var reader = new ConfigFile(home, name);
        reader.file(home.resolve(".ssh/config"), true, 0);
        return reader.values.alias();
    }

    private void file(Path file, boolean about, int depth) throws IOException {
        if (depth > DEEPEST_INCLUDE) {
            throw new IOException(file + " is included more than " + DEEPEST_INCLUDE + " files deep");
        }
        if (!Files.isReadable(file)) {
            return;
        }
        boolean holds = about;
        for (String line : Files.readAllLines(file)) {
            Matcher words = LINE.matcher(line);
            if (line.isBlank() || line.strip().startsWith("#") || !words.matches()) {
                continue;
            }
            String keyword = words.group(1).toLowerCase(Locale.ROOT);
            String value = unquoted(words.group(2));
            switch (keyword) {
                case "host" -> holds = about && matches(words.group(2));
                case "match" -> {
                    holds = about && value.equalsIgnoreCase("all");
                    if (!holds) {
                        values.warn("Match " + value + " in " + file);
                    }
                }
                case "include" -> include(value, holds, depth);
                default -> directive(file, words.group(1), value, holds);
            }
        }
    }

    private void directive(Path file, String keyword, String value, boolean holds) {
        if (!holds) {
            return;
        }
        if (FOLLOWED.contains(keyword.toLowerCase(Locale.ROOT))) {
            values.add(keyword, value);
        } else {
            values.warn(keyword + " in " + file);
        }
    }

    private void include(String value, boolean holds, int depth) throws IOException {
        for (String word : value.split("\\s+", -1)) {
            Path pattern = word.startsWith("~/")
                    ? home.resolve(word.substring(2))
                    : home.resolve(".ssh").resolve(word);
            for (Path file : glob(pattern)) {
                file(file, holds, depth + 1);
            }
        }
    }

    private static List<Path> glob(Path pattern) throws IOException {
        var found = new ArrayList<Path>();
        Path parent = pattern.getParent();
        if (parent != null && Files.isDirectory(parent)) {
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(parent, pattern.getFileName().toString())) {
                files.forEach(found::add);
            }
        }
        found.sort(null);
        return found;
    }

    private boolean matches(String patterns) {
        boolean found = false;
        for (String word : patterns.split("\\s+", -1)) {
            boolean negated = word.startsWith("!");
            if (KnownHosts.glob(unquoted(negated ? word.substring(1) : word))
                    .matcher(name)
                    .matches()) {
                if (negated) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
