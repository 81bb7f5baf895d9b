package dev.runproof.feature;

import dev.runproof.document.Gap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules for the form of a feature: tags, order and wording of steps.
 *
 * <p>Whether a cited heading or step exists is the business of {@link dev.runproof.document.Coverage}.
 */
public final class FeatureLint {
    private FeatureLint() {}

    /** Every place where a feature's form breaks a rule; none for a good one. */
    public static List<Gap> of(FeatureFile feature) {
        var gaps = new ArrayList<Gap>();
        gaps.addAll(TagRules.of(feature));
        if (feature.scenarios().isEmpty()) {
            gaps.add(gap(feature, feature.line(), "the feature has no scenario", "at least one 'Scenario:'"));
        }
        feature.rules().forEach(rule -> gaps.addAll(TagRules.of(feature, rule)));
        for (FeatureFile.Other other : feature.others()) {
            gaps.add(gap(
                    feature,
                    other.line(),
                    "a " + other.keyword() + " hides what a section needs",
                    "scenarios, and rules of scenarios"));
        }
        Set<String> names = new HashSet<>();
        for (FeatureFile.Scenario scenario : feature.scenarios()) {
            if (!names.add(scenario.name())) {
                gaps.add(
                        gap(feature, scenario.line(), "a second scenario '" + scenario.name() + "'", "each name once"));
            }
            gaps.addAll(TagRules.of(feature, scenario));
            gaps.addAll(StepRules.of(feature, scenario));
        }
        return List.copyOf(gaps);
    }

    /** The same for a file's text; a text that is no feature has gaps, too. */
    public static List<Gap> of(String file, String text) {
        try {
            return of(FeatureReader.read(file, text));
        } catch (FeatureUnreadable e) {
            return e.gaps();
        }
    }

    static Gap gap(FeatureFile feature, int line, String what, String expected) {
        return new Gap(feature.file() + ":" + line, what, expected);
    }
}
