package dev.runproof.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One edition of a cited document: where it can be read, its headings, steps and sentences.
 *
 * @param document the document's name in anchors
 * @param edition the edition's label in anchors
 * @param planned why no feature carries the document out yet; while it is there, missing scenarios are no gaps
 * @param origin where the public text is
 * @param markup lines of the document that hold no words
 * @param sentences in the order of the document
 */
public record DocumentSource(
        String document,
        String edition,
        Optional<String> planned,
        Origin origin,
        List<Heading> headings,
        List<DocumentedStep> steps,
        List<Integer> markup,
        List<Sentence> sentences) {
    public DocumentSource {
        headings = List.copyOf(headings);
        steps = List.copyOf(steps);
        markup = List.copyOf(markup);
        sentences = List.copyOf(sentences);
    }

    /** What people call it: {@code document/edition}. */
    public String name() {
        return document + "/" + edition;
    }

    public Optional<Heading> heading(String id) {
        return headings.stream().filter(heading -> heading.id().equals(id)).findFirst();
    }

    /** The heading that an anchor names; empty when it names another document or edition, or no heading. */
    public Optional<Heading> heading(Anchor anchor) {
        return anchor.document().equals(document) && anchor.edition().equals(edition)
                ? heading(anchor.heading())
                : Optional.empty();
    }

    public Optional<DocumentedStep> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    /** The sentences that a step stands for. */
    public List<Sentence> sentencesOf(String step) {
        return sentences.stream()
                .filter(sentence -> sentence.steps().contains(step))
                .toList();
    }

    /** Each passage of the document once, with all that its parts say. */
    List<Cited> passages() {
        var passages = new LinkedHashMap<String, Cited>();
        Map<Integer, Integer> atLine = new LinkedHashMap<>();
        for (Sentence sentence : sentences) {
            int place = sentence.part() > 1
                    ? atLine.getOrDefault(sentence.line(), 1)
                    : atLine.merge(sentence.line(), 1, Integer::sum);
            passages.merge(
                    sentence.line() + "." + place,
                    new Cited(sentence.line(), sentence.sha256(), sentence.about(), sentence.steps()),
                    Cited::and);
        }
        return List.copyOf(passages.values());
    }

    /**
     * Where the text of a document is published.
     *
     * @param sha256 the digest of the whole file
     * @param lines the number of its lines
     */
    public record Origin(String repository, String path, String commit, String sha256, int lines) {
        /** The place in one line for people. */
        @Override
        public String toString() {
            return repository + " " + path + " at " + commit;
        }
    }
}
