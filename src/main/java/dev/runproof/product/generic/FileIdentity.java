package dev.runproof.product.generic;

import dev.runproof.model.Answer;
import dev.runproof.model.OutputFormatException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose a file is, what its mode allows, how large and of what kind it is: one line of {@code stat -c} with {@link #FORMAT}.
 *
 * @param mode permission bits
 * @param kind in {@code stat}'s words, such as {@code regular file}
 */
public record FileIdentity(String owner, String group, int mode, long sizeBytes, String kind) {
    public static final String FORMAT = "%U %G %a %s %F";

    /** What {@code stat} prints for an id that belongs to no account. */
    public static final String NOBODY = "UNKNOWN";

    private static final int OWNER_READS_AND_WRITES = 0600;
    private static final int OTHERS_WRITE = 0002;
    private static final Pattern LINE = Pattern.compile("(\\S+) (\\S+) ([0-7]{1,5}) (\\d+) (\\S.*)");

    public static FileIdentity parse(String output) {
        String line = OneLine.of("stat", output);
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw OutputFormatException.atLine("stat", 1, line, "expected owner, group, mode, size and kind");
        }
        return new FileIdentity(
                matcher.group(1),
                matcher.group(2),
                Integer.parseInt(matcher.group(3), 8),
                Long.parseLong(matcher.group(4)),
                matcher.group(5));
    }

    public boolean regular() {
        return kind.equals("regular file") || kind.equals("regular empty file");
    }

    public boolean directory() {
        return kind.equals("directory");
    }

    public boolean ownerMayReadAndWrite() {
        return (mode & OWNER_READS_AND_WRITES) == OWNER_READS_AND_WRITES;
    }

    public boolean othersMayWrite() {
        return (mode & OTHERS_WRITE) != 0;
    }

    /** The mode as people write it, four digits. */
    public String octalMode() {
        return "%04o".formatted(mode);
    }

    /** Only for an answer with exit 0; a file that is not there is told by {@link Told}. */
    public static FileIdentity read(Answer answer) {
        return parse(answer.out());
    }
}
