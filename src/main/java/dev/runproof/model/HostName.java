package dev.runproof.model;

import java.util.regex.Pattern;

/** A host by the name that the inventory gives it. */
public record HostName(String value) implements Comparable<HostName> {
    // Before CONTROLLER, whose constructor reads it.
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    /** The machine that Runproof itself runs on; no inventory may use this name. */
    public static final HostName CONTROLLER = new HostName("controller");

    public HostName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a host name has 1 to 63 letters, digits, '.', '_' or '-'"
                    + " and begins with a letter or digit: '" + value + "'");
        }
    }

    @Override
    public int compareTo(HostName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
