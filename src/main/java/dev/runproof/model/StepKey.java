package dev.runproof.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of one step of a procedure: its place in the feature and a few of its words.
 *
 * @param scenario place of the scenario in the feature, counted from 1
 * @param step place of the step in its scenario, counted from 1
 * @param slug lower-case letters, digits and hyphens, at most 40
 */
public record StepKey(int scenario, int step, String slug) {
    private static final Pattern FORM = Pattern.compile("(\\d{2,})-(\\d+)-([a-z0-9-]{1,40})");

    public StepKey {
        if (scenario < 1 || step < 1 || !slug.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("not a step's place: " + scenario + ", " + step + ", '" + slug + "'");
        }
    }

    /** The key of a step with this text. */
    public static StepKey of(int scenario, int step, String text) {
        String words = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = words.substring(0, Math.min(40, words.length())).replaceAll("^-+|-+$", "");
        return new StepKey(scenario, step, cut.isEmpty() ? "step" : cut);
    }

    /** Reads what {@link #toString} wrote. */
    public static StepKey parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not a step key: '" + text + "'");
        }
        return new StepKey(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), form.group(3));
    }

    /** Such as {@code 07-2-the-upgrade-is-started}; also used in file names and ledger keys. */
    @Override
    public String toString() {
        return "%02d-%d-%s".formatted(scenario, step, slug);
    }
}
