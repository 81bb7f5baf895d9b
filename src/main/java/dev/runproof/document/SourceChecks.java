package dev.runproof.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges whether the entries of an edition fit each other and the findings. */
final class SourceChecks {
    private SourceChecks() {}

    static List<Gap> of(DocumentSource source, List<Finding> findings) {
        var gaps = new ArrayList<Gap>();
        var known = findings.stream()
                .filter(finding -> finding.document().equals(source.document()))
                .toList();
        for (Sentence sentence : source.sentences()) {
            String where = source.name() + " line " + sentence.line();
            sentence.steps().stream()
                    .filter(id -> source.step(id).isEmpty())
                    .forEach(id ->
                            gaps.add(new Gap(where, "the step " + id + " is not listed", "an entry below steps")));
            sentence.findings().stream()
                    .filter(id ->
                            known.stream().noneMatch(finding -> finding.id().equals(id)))
                    .forEach(id -> gaps.add(
                            new Gap(where, "the finding " + id + " is not listed", "an entry below docs/findings")));
        }
        steps(source, gaps);
        lines(source, gaps);
        known.forEach(finding -> finding(source, finding, gaps));
        return gaps;
    }

    private static void steps(DocumentSource source, List<Gap> gaps) {
        Set<String> seen = new HashSet<>();
        for (DocumentedStep step : source.steps()) {
            if (!seen.add(step.id())) {
                gaps.add(new Gap(source.name(), "the step " + step.id() + " is listed twice", "each id once"));
            }
            if (source.sentencesOf(step.id()).isEmpty() && step.added().isEmpty()) {
                gaps.add(new Gap(
                        source.name(), "no sentence stands behind the step " + step.id(), "at least one sentence"));
            }
            if (source.heading(step.heading()).isEmpty()) {
                gaps.add(new Gap(
                        source.name(),
                        "the step " + step.id() + " names the unknown heading " + step.heading(),
                        "a heading of the list"));
            }
        }
    }

    /**
     * Every heading is a passage as well, and no line is said to be without words and with words. A copy of a page may
     * have lost the marks of its headings; then the words of the title must be there as a text.
     */
    private static void lines(DocumentSource source, List<Gap> gaps) {
        for (Heading heading : source.headings()) {
            boolean passage = source.sentences().stream()
                    .anyMatch(sentence -> sentence.line() == heading.line()
                            && (sentence.kind() == Passage.Kind.HEADING
                                    || sentence.sha256().equals(digest(heading.title()))));
            if (!passage) {
                gaps.add(new Gap(
                        source.name() + " line " + heading.line(),
                        "the heading " + heading.id() + " has no entry below sentences",
                        "an entry of kind heading, or one with the words of the title"));
            }
        }
        source.sentences().stream()
                .filter(sentence -> source.markup().contains(sentence.line()))
                .forEach(sentence -> gaps.add(new Gap(
                        source.name() + " line " + sentence.line(),
                        "a sentence stands in a line of markup",
                        "one or the other")));
    }

    private static String digest(String title) {
        return new Passage(1, Passage.Kind.HEADING, title).sha256();
    }

    private static void finding(DocumentSource source, Finding finding, List<Gap> gaps) {
        finding.steps().stream()
                .filter(id -> source.step(id).isEmpty())
                .forEach(id -> gaps.add(
                        new Gap(finding.id(), "the step " + id + " is not listed", "a step of " + source.name())));
        finding.lines().stream()
                .filter(line -> source.sentences().stream()
                        .noneMatch(sentence ->
                                sentence.line() == line && sentence.findings().contains(finding.id())))
                .forEach(line -> gaps.add(new Gap(
                        finding.id(), "no sentence in line " + line + " names it", "the id below findings there")));
    }
}
