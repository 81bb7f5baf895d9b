package dev.runproof.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file of findings: about one document, or about several that share them.
 *
 * <p>A finding of several documents becomes one finding of each, with the same id and words and with the lines and
 * steps of that document. It may leave documents of the file out, but not all.
 */
final class FindingFile {
    private final Optional<String> document;
    private final Set<String> shared = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    FindingFile(Entry top) {
        document = top.optionalText("document");
        if (document.isPresent()) {
            top.text("edition");
        } else {
            documents(top);
        }
        for (Entry entry : top.sections("findings")) {
            read(entry);
            entry.done();
        }
    }

    /** The document that the file is about; empty when there are several. */
    Optional<String> document() {
        return document;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    private void documents(Entry top) {
        for (Entry entry : top.sections("documents")) {
            shared.add(entry.text("document"));
            entry.text("edition");
            entry.done();
        }
        if (shared.isEmpty()) {
            throw top.refused("'document' is missing");
        }
    }

    private void read(Entry entry) {
        String id = entry.text("id");
        Finding.Severity severity = entry.word("severity", Finding.Severity.values());
        String literally = entry.text("literally");
        String safe = entry.text("safe");
        Optional<String> test = entry.optionalText("test");
        Optional<String> notShown = entry.optionalText("not-shown");
        if (document.isPresent()) {
            findings.add(finding(entry, id, document.get(), severity, literally, safe, test, notShown));
            return;
        }
        Set<String> left = new HashSet<>(shared);
        for (Entry place : entry.sections("in")) {
            String name = place.text("document");
            if (!left.remove(name)) {
                throw place.refused("'" + name + "' is no document of this file, or is there twice");
            }
            findings.add(finding(place, id, name, severity, literally, safe, test, notShown));
            place.done();
        }
        if (left.size() == shared.size()) {
            throw entry.refused("'in' is missing");
        }
    }

    private static Finding finding(
            Entry place,
            String id,
            String document,
            Finding.Severity severity,
            String literally,
            String safe,
            Optional<String> test,
            Optional<String> notShown) {
        try {
            return new Finding(
                    id,
                    document,
                    severity,
                    place.numbers("lines"),
                    literally,
                    safe,
                    place.words("steps"),
                    test,
                    notShown);
        } catch (IllegalArgumentException e) {
            throw place.refused(String.valueOf(e.getMessage()));
        }
    }
}
