package dev.runproof.lab.openmldb;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A release with the commit it was built from; commits are invented.
 *
 * @param numbers such as {@code 0.9.2}
 * @param commit eight hexadecimal digits
 */
record Release(String numbers, String commit) {
    private static final Pattern NUMBERS = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+");

    /** The first release with a table for the users of the cluster. */
    private static final int[] USERS_TABLE = {0, 8, 5};

    /** A commit of the digits that the taskmanager prints. */
    private static final int SHORT_COMMIT = 7;

    /** @throws IllegalArgumentException when the text is no release */
    static Release of(String numbers) {
        Matcher matcher = NUMBERS.matcher(numbers);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a release of OpenMLDB is three numbers with points, such as 0.9.2, not '" + numbers + "'");
        }
        var crc = new CRC32();
        crc.update(numbers.getBytes(StandardCharsets.US_ASCII));
        return new Release(numbers, "%08x".formatted(crc.getValue()));
    }

    /** As the programs of C++ print it. */
    String full() {
        return numbers + "-" + commit;
    }

    /** As the taskmanager and its jobs print it. */
    String ofTaskmanager() {
        return numbers + "-" + commit.substring(0, SHORT_COMMIT);
    }

    boolean hasUsersTable() {
        var parts = numbers.split("\\.", -1);
        for (int i = 0; i < USERS_TABLE.length; i++) {
            int part = Integer.parseInt(parts[i]);
            if (part != USERS_TABLE[i]) {
                return part > USERS_TABLE[i];
            }
        }
        return true;
    }
}
