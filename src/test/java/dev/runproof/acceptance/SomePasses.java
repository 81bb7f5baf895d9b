package dev.runproof.acceptance;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which passes of an enumeration are made: all, unless the system property {@value #PROPERTY} holds numbers such as {@code 1-20}. */
final class SomePasses {
    private static final String PROPERTY = "runproof.crash.passes";
    private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");

    private SomePasses() {}

    static <T> List<T> of(List<T> all) {
        Matcher range = RANGE.matcher(System.getProperty(PROPERTY, "1-" + all.size()));
        if (!range.matches()) {
            throw new IllegalArgumentException(PROPERTY + " is FIRST-LAST, both from 1 on");
        }
        int last = Math.min(Integer.parseInt(range.group(2)), all.size());
        return all.subList(Math.min(Integer.parseInt(range.group(1)) - 1, last), last);
    }
}
