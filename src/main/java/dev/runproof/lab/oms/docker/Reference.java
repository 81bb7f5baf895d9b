package dev.runproof.lab.oms.docker;

import java.util.regex.Pattern;

/** The name of an image, such as {@code registry:5000/path/name:tag}. */
final class Reference {
    private static final String LATEST = "latest";
    private static final Pattern NAME =
            Pattern.compile("(?:[\\w.-]+(?::\\d+)?/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(?::[\\w][\\w.-]{0,127})?");

    private Reference() {}

    /**
     * @throws Flags.Unusable in the client's words
     */
    static void check(String reference) {
        String why = wrong(reference);
        if (!why.isEmpty()) {
            throw new Flags.Unusable(why);
        }
    }

    /** Why this cannot be the name of an image; empty text when it can. */
    static String wrong(String reference) {
        if (reference.startsWith("sha256:") || NAME.matcher(reference).matches()) {
            return "";
        }
        String name = repository(reference);
        return NAME.matcher(name.toLowerCase(java.util.Locale.ROOT)).matches() && !name.contains(":")
                ? "invalid reference format: repository name must be lowercase"
                : "invalid reference format";
    }

    /** With the tag that is meant when there is none. */
    static String tagged(String reference) {
        return hasTag(reference) ? reference : reference + ":" + LATEST;
    }

    static String repository(String reference) {
        return hasTag(reference) ? reference.substring(0, reference.lastIndexOf(':')) : reference;
    }

    static String tag(String reference) {
        return hasTag(reference) ? reference.substring(reference.lastIndexOf(':') + 1) : LATEST;
    }

    private static boolean hasTag(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1).contains(":");
    }

    /** Why it cannot be pulled: a lab has no registry. */
    static String cannotPull(String reference) {
        int slash = reference.indexOf('/');
        String first = slash < 0 ? "" : reference.substring(0, slash);
        if (first.contains(".") || first.contains(":")) {
            String registry = first.contains(":") ? first.substring(0, first.indexOf(':')) : first;
            return "Get \"https://" + first + "/v2/\": dial tcp: lookup " + registry + ": no such host";
        }
        return "pull access denied for " + repository(reference)
                + ", repository does not exist or may require 'docker login': denied: requested access to the resource"
                + " is denied";
    }
}
