package dev.runproof.feature;

import static dev.runproof.feature.FeatureLint.gap;

import dev.runproof.document.Anchor;
import dev.runproof.document.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which tags a feature and a scenario carry; the list for people is {@code docs/tags.md}. */
final class TagRules {
    /** A tag's form; one that ends in a colon is followed by an id. */
    static final List<String> OF_A_FEATURE = List.of("@procedure:", "@rollback");

    /** What a rule is for: its sections are repeated for each host of a role, one after the other; without one they stand once. */
    static final List<String> OF_A_RULE = List.of("@each:", "@each-backwards:");

    static final List<String> OF_A_SCENARIO = List.of(
            "@doc:", "@added:", "@step:", "@mutating", "@readonly", "@irreversible", "@rollback", "@needs:", "@manual");

    /** Plants a fault, which only a test may do. */
    static final String OF_A_TEST = "@fault:";

    private static final String TEST_SOURCES = "src/test/";

    private TagRules() {}

    static List<Gap> of(FeatureFile feature) {
        var gaps = new ArrayList<Gap>();
        long procedures = count(feature.tags(), "@procedure:");
        if (procedures != 1) {
            gaps.add(
                    gap(feature, feature.line(), "the feature has " + procedures + " tags @procedure:", "exactly one"));
        }
        for (String tag : feature.tags()) {
            if (OF_A_FEATURE.stream().noneMatch(form -> fits(tag, form))) {
                gaps.add(gap(
                        feature,
                        feature.line(),
                        tag + " is no tag of a feature",
                        "one of " + String.join(", ", OF_A_FEATURE)));
            }
        }
        return gaps;
    }

    static List<Gap> of(FeatureFile feature, FeatureFile.Rule rule) {
        boolean understood = rule.tags().isEmpty()
                || (rule.tags().size() == 1
                        && OF_A_RULE.stream().anyMatch(form -> fits(rule.tags().get(0), form)));
        return understood
                ? List.of()
                : List.of(gap(
                        feature,
                        rule.line(),
                        "the rule '" + rule.name() + "' has the tags " + rule.tags(),
                        "one of " + String.join(", ", OF_A_RULE)
                                + " with a role, or none for sections that stand once"));
    }

    static List<Gap> of(FeatureFile feature, FeatureFile.Scenario scenario) {
        var gaps = new ArrayList<Gap>();
        List<String> tags = scenario.tags();
        String name = "'" + scenario.name() + "'";
        long reasons = count(tags, "@doc:") + count(tags, "@added:");
        if (reasons != 1) {
            gaps.add(gap(
                    feature,
                    scenario.line(),
                    name + " has " + reasons + " tags @doc: or @added:",
                    "exactly one: what asks for this section"));
        }
        if (count(tags, "@step:") == 0) {
            gaps.add(gap(feature, scenario.line(), name + " has no tag @step:", "the ids of what it carries out"));
        }
        long effects = count(tags, "@mutating") + count(tags, "@readonly");
        if (effects != 1) {
            gaps.add(gap(
                    feature,
                    scenario.line(),
                    name + " has " + effects + " tags @mutating or @readonly",
                    "exactly one: whether it changes a host"));
        }
        if (tags.contains("@irreversible") && !tags.contains("@mutating")) {
            gaps.add(gap(feature, scenario.line(), name + " is @irreversible but not @mutating", "both, or neither"));
        }
        tags.forEach(tag -> tag(feature, scenario, tag).ifPresent(gaps::add));
        return gaps;
    }

    private static Optional<Gap> tag(FeatureFile feature, FeatureFile.Scenario scenario, String tag) {
        if (fits(tag, OF_A_TEST)) {
            return feature.file().contains(TEST_SOURCES)
                    ? Optional.empty()
                    : Optional.of(
                            gap(feature, scenario.line(), tag + " outside the tests", "faults are planted by tests"));
        }
        if (OF_A_SCENARIO.stream().noneMatch(form -> fits(tag, form))) {
            return Optional.of(gap(
                    feature,
                    scenario.line(),
                    tag + " is no tag of a scenario",
                    "one of " + String.join(", ", OF_A_SCENARIO)));
        }
        if (!tag.startsWith("@doc:")) {
            return Optional.empty();
        }
        try {
            Anchor.parse(tag.substring("@doc:".length()));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            // An @ within a tag begins another one, so that document@edition arrives here without its edition.
            return Optional.of(gap(feature, scenario.line(), tag + " is no anchor", "@doc:document/edition#heading"));
        }
    }

    private static long count(List<String> tags, String form) {
        return tags.stream().filter(tag -> fits(tag, form)).count();
    }

    private static boolean fits(String tag, String form) {
        return form.endsWith(":") ? tag.startsWith(form) && tag.length() > form.length() : tag.equals(form);
    }
}
