package dev.runproof.journal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The identity of one step within its procedure, such as {@code 07-2-og-9}; it can stand in a ledger key or a file name.
 *
 * @param scenario the scenario's place in the feature, from 1
 * @param step the step's place in its scenario, from 1
 * @param slug a short name for people, such as {@code og-9}
 */
public record StepKey(int scenario, int step, String slug) implements Comparable<StepKey> {
    private static final int LONGEST_SLUG = 60;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern FORM = Pattern.compile("([0-9]{2,6})-([0-9]{1,6})-(.+)");

    public StepKey {
        if (scenario < 1 || step < 1) {
            throw new IllegalArgumentException("scenarios and steps are counted from 1: " + scenario + ", " + step);
        }
        if (slug.length() > LONGEST_SLUG || !SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException("a step's short name has 1 to " + LONGEST_SLUG
                    + " small letters and digits, joined by single '-': '" + slug + "'");
        }
    }

    /** A key whose short name is made of any text: what is no letter or digit becomes {@code -}. */
    public static StepKey named(int scenario, int step, String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String joined = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-", "");
        String cut =
                joined.substring(0, Math.min(LONGEST_SLUG, joined.length())).replaceAll("-$", "");
        return new StepKey(scenario, step, cut.isEmpty() ? "step" : cut);
    }

    /** Reads what {@link #toString} writes. */
    public static StepKey parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a step key looks like 07-2-og-9: '" + text + "'");
        }
        return new StepKey(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), matcher.group(3));
    }

    @Override
    public int compareTo(StepKey other) {
        int byScenario = Integer.compare(scenario, other.scenario);
        int byStep = byScenario != 0 ? byScenario : Integer.compare(step, other.step);
        return byStep != 0 ? byStep : slug.compareTo(other.slug);
    }

    @Override
    public String toString() {
        return (scenario < 10 ? "0" : "") + scenario + "-" + step + "-" + slug;
    }
}
