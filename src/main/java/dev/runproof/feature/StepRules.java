package dev.runproof.feature;

import static dev.runproof.feature.FeatureLint.gap;

import dev.runproof.document.Gap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How the steps of a scenario follow each other, and that they say what, never how. */
final class StepRules {
    /** More than this is two sections. */
    static final int MOST_STEPS = 9;

    /** Parts of a section, in the order in which they may follow each other. */
    private enum Part {
        GIVEN,
        WHEN,
        THEN
    }

    /** What has no place in a step's text, and what it is called in a message. */
    private static final Map<Pattern, String> UNWANTED = unwanted();

    private StepRules() {}

    private static Map<Pattern, String> unwanted() {
        var unwanted = new LinkedHashMap<Pattern, String>();
        unwanted.put(Pattern.compile("`|\\$\\(|\\$\\{?[A-Za-z_]|&&|\\|| ;|;$|[<>]{2}|2>"), "shell");
        unwanted.put(Pattern.compile("(^| )--?[a-zA-Z][\\w-]*"), "an option of a command");
        unwanted.put(Pattern.compile("(^|[ \"'])(/|~/|\\./)[\\w.-]+"), "a path");
        unwanted.put(Pattern.compile("(?i)\\b(sudo|ssh|scp|chmod|chown|mkdir|systemctl|kill -9) "), "a command");
        unwanted.put(Pattern.compile("(?i)\\b(select .* from|insert into|delete from|update \\w+ set)\\b"), "SQL");
        unwanted.put(Pattern.compile("(?i)\\bport \\d+|:\\d{2,5}\\b"), "a port");
        unwanted.put(Pattern.compile("(?i)\\bshould\\b"), "'should'");
        unwanted.put(Pattern.compile("\\bI\\b"), "'I'");
        return unwanted;
    }

    static List<Gap> of(FeatureFile feature, FeatureFile.Scenario scenario) {
        var gaps = new ArrayList<Gap>();
        int count = scenario.steps().size();
        if (count == 0 || count > MOST_STEPS) {
            gaps.add(gap(
                    feature,
                    scenario.line(),
                    "'" + scenario.name() + "' has " + count + " steps",
                    "1 to " + MOST_STEPS));
        }
        order(feature, scenario, gaps);
        for (FeatureFile.Step step : scenario.steps()) {
            UNWANTED.forEach((pattern, what) -> {
                if (pattern.matcher(step.text()).find()) {
                    gaps.add(gap(
                            feature,
                            step.line(),
                            "'" + step.text() + "' contains " + what,
                            "what is wanted, in the document's words"));
                }
            });
        }
        return gaps;
    }

    private static void order(FeatureFile feature, FeatureFile.Scenario scenario, List<Gap> gaps) {
        var reached = Part.GIVEN;
        boolean first = true;
        for (FeatureFile.Step step : scenario.steps()) {
            String keyword = step.keyword();
            if (keyword.equals("And") && !first) {
                continue;
            }
            var part = part(keyword);
            if (part.isEmpty()) {
                gaps.add(gap(
                        feature, step.line(), "a step begins with " + keyword, "Given, When, Then, or And after one"));
            } else if (part.get(0).compareTo(reached) < 0) {
                gaps.add(gap(
                        feature,
                        step.line(),
                        "a " + keyword + " after a " + keyword(reached),
                        "Given, When, Then in this order; a second action is the next section"));
            } else {
                reached = part.get(0);
            }
            first = false;
        }
    }

    private static List<Part> part(String keyword) {
        return List.of(Part.values()).stream()
                .filter(it -> keyword(it).equals(keyword))
                .toList();
    }

    private static String keyword(Part part) {
        return switch (part) {
            case GIVEN -> "Given";
            case WHEN -> "When";
            case THEN -> "Then";
        };
    }
}
