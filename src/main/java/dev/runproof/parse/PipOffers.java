package dev.runproof.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions that {@code pip install} offered when it found none that fits; it says so on stderr, with exit 1. */
public record PipOffers(List<String> versions) {
    private static final Pattern OFFER = Pattern.compile(
            "(?:ERROR:)?\\s*Could not find a version that satisfies the requirement .* \\(from versions: (?<versions>[^)]*)\\)");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    public PipOffers {
        versions = List.copyOf(versions);
    }

    /** The offer in what pip said; empty when it failed for another reason. */
    public static Optional<PipOffers> find(String stderr) {
        var lines = OutputLines.of(stderr);
        while (lines.hasNext()) {
            Matcher offer = OFFER.matcher(lines.next().trimmed());
            if (offer.matches()) {
                var versions = new ArrayList<String>();
                for (String version : COMMA.split(offer.group("versions").strip(), -1)) {
                    if (!version.isEmpty() && !version.equals("none")) {
                        versions.add(version);
                    }
                }
                return Optional.of(new PipOffers(versions));
            }
        }
        return Optional.empty();
    }
}
