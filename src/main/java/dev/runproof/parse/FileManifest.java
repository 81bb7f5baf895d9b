package dev.runproof.parse;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lies in a directory and below it: the kind, mode, size and digest of each entry by its path from there.
 *
 * <p>The output of {@code stat -c} with {@link #FORMAT} for every entry and of {@code sha256sum} for every file, the latter
 * behind its entry.
 */
public record FileManifest(SortedMap<String, Entry> entries) {
    public static final String FORMAT = "%a %s %F %n";

    private static final String TOOL = "manifest";
    private static final Pattern STAT = Pattern.compile(
            "(?<mode>[0-7]{1,5}) (?<size>[0-9]{1,18}) (?<kind>regular file|regular empty file|directory|symbolic link|socket|fifo"
                    + "|character special file|block special file) \\./?(?<name>.*)");
    private static final Pattern DIGEST = Pattern.compile("(?<digest>[0-9a-f]{64}) [ *]\\./(?<name>.+)");

    public FileManifest {
        entries = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /**
     * @param kind in {@code stat}'s words; {@code regular file} also for an empty one
     * @param mode four octal digits
     * @param sizeBytes 0 for a directory, whose size says nothing
     * @param sha256 empty for what is no regular file
     */
    public record Entry(String kind, String mode, long sizeBytes, String sha256) {
        boolean regular() {
            return kind.equals("regular file");
        }

        Entry digested(String digest) {
            return new Entry(kind, mode, sizeBytes, digest);
        }
    }

    /**
     * The manifests by directory, of a loop that looked at one after the other and set marks.
     *
     * @throws dev.runproof.model.OutputFormatException at a line that is neither, or when a digest or its file is missing
     */
    public static Map<String, FileManifest> ofEachDirectory(byte[] output) {
        return AskedEach.read(TOOL, directory -> TOOL + " of " + directory, output, FileManifest::read);
    }

    private static FileManifest read(LineReader lines) {
        if (lines.ended()) {
            return new FileManifest(new TreeMap<>());
        }
        var entries = new TreeMap<String, Entry>();
        int digests = 0;
        Line line = lines.next("the directory itself");
        while (true) {
            String text = ByteText.decoded(line.text());
            Matcher stat = STAT.matcher(text);
            Matcher digest = DIGEST.matcher(text);
            if (stat.matches()) {
                if (entries.put(stat.group("name"), entry(stat)) != null) {
                    throw lines.refused(line, "expected each entry once");
                }
            } else if (digest.matches()) {
                Entry known = entries.get(digest.group("name"));
                if (known == null || !known.regular() || !known.sha256().isEmpty()) {
                    throw lines.refused(line, "expected the digest of a file above, each once");
                }
                entries.put(digest.group("name"), known.digested(digest.group("digest")));
                digests++;
            } else {
                throw lines.refused(line, "expected mode, size, kind and name, or a digest and a name");
            }
            if (lines.ended()) {
                break;
            }
            line = lines.next("an entry");
        }
        if (digests != entries.values().stream().filter(Entry::regular).count()) {
            throw lines.missing("a digest of every file");
        }
        return new FileManifest(entries);
    }

    private static Entry entry(Matcher stat) {
        String kind = stat.group("kind");
        return new Entry(
                kind.equals("regular empty file") ? "regular file" : kind,
                "%04o".formatted(Integer.parseInt(stat.group("mode"), 8)),
                kind.equals("directory") ? 0 : Long.parseLong(stat.group("size")),
                "");
    }
}
