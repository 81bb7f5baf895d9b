package dev.runproof.lab.oms.docker;

import java.util.regex.Pattern;

/** Names of containers. */
final class Names {
    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");
    private static final String[] FIRST = {"brave", "calm", "eager", "gentle", "keen", "quiet", "swift", "wise"};
    private static final String[] SECOND = {"bell", "curie", "euler", "gauss", "hopper", "noether", "turing", "volta"};
    private static final int HEX = 16;

    private Names() {}

    static void check(String name) {
        if (!FORM.matcher(name).matches()) {
            throw new DaemonError("Invalid container name (" + name + "), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed");
        }
    }

    /** The name of a container that was given none. */
    static String invented(String id) {
        int first = Character.digit(id.charAt(0), HEX) % FIRST.length;
        int second = Character.digit(id.charAt(1), HEX) % SECOND.length;
        return FIRST[first] + "_" + SECOND[second] + "_" + id.substring(2, 6);
    }
}
