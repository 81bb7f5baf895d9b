package dev.runproof.product.generic;

import dev.runproof.model.OutputFormatException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SHA-256 digests by path, as {@code sha256sum} prints them. */
public record Digests(Map<String, String> byPath) {
    private static final String TOOL = "sha256sum";
    private static final Pattern ROW = Pattern.compile("([0-9a-f]{64}) [ *](.+)");

    public Digests {
        byPath = Map.copyOf(byPath);
    }

    public static Digests parse(String output) {
        List<String> lines = output.lines().toList();
        if (lines.isEmpty()) {
            throw OutputFormatException.empty(TOOL, "a digest and a name");
        }
        var digests = new LinkedHashMap<String, String>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher row = ROW.matcher(lines.get(i));
            if (!row.matches() || digests.put(row.group(2), row.group(1)) != null) {
                throw OutputFormatException.atLine(
                        TOOL, i + 1, lines.get(i), "expected a digest and a name, each once");
            }
        }
        return new Digests(digests);
    }

    /** The digests by the last part of their paths; the paths must differ in it. */
    public Map<String, String> byName() {
        var named = new LinkedHashMap<String, String>();
        byPath.forEach((path, digest) -> named.put(path.substring(path.lastIndexOf('/') + 1), digest));
        return Map.copyOf(named);
    }

    /** The digest when the output had one line. */
    public String only() {
        if (byPath.size() != 1) {
            throw OutputFormatException.atLine(TOOL, 1, String.valueOf(byPath.size()) + " digests", "expected one");
        }
        return byPath.values().iterator().next();
    }
}
