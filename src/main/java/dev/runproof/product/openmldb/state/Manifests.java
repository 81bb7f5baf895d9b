package dev.runproof.product.openmldb.state;

import dev.runproof.model.Judgement;
import dev.runproof.parse.FileManifest;
import dev.runproof.parse.FileManifest.Entry;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Whether a directory is what its manifest says. */
public final class Manifests {
    /** They lie among the programs and come and go with processes. */
    private static final Pattern PID_FILE = Pattern.compile("[A-Za-z0-9_]+\\.pid(?:\\.child)?");

    private Manifests() {}

    /**
     * Every entry as before, none missing and none too many; pid files apart.
     *
     * @param what the directory, for messages
     */
    public static Judgement same(String what, FileManifest expected, FileManifest actual) {
        var weighing = new Weighing(what + " as in its manifest");
        differences(what, expected, actual).forEach(weighing::fails);
        return weighing.holds(what + ": " + expected.entries().size() + " entries as in the manifest")
                .judgement();
    }

    /** The differences, each naming the entry, what was expected and what is there. */
    public static List<String> differences(String what, FileManifest expected, FileManifest actual) {
        var differences = new ArrayList<String>();
        var names = new TreeSet<>(expected.entries().keySet());
        names.addAll(actual.entries().keySet());
        for (String name : names) {
            if (!PID_FILE.matcher(name).matches()) {
                difference(
                                what + (name.isEmpty() ? "" : "/" + name),
                                Optional.ofNullable(expected.entries().get(name)),
                                Optional.ofNullable(actual.entries().get(name)))
                        .ifPresent(differences::add);
            }
        }
        return List.copyOf(differences);
    }

    private static Optional<String> difference(String name, Optional<Entry> expected, Optional<Entry> actual) {
        if (expected.isEmpty()) {
            return Optional.of(name + ": not in the manifest, and there");
        }
        if (actual.isEmpty()) {
            return Optional.of(name + ": in the manifest, and missing");
        }
        var parts = new ArrayList<String>();
        compare(parts, "kind", expected.get().kind(), actual.get().kind());
        compare(parts, "mode", expected.get().mode(), actual.get().mode());
        compare(
                parts,
                "size",
                String.valueOf(expected.get().sizeBytes()),
                String.valueOf(actual.get().sizeBytes()));
        compare(parts, "sha256", expected.get().sha256(), actual.get().sha256());
        return parts.isEmpty() ? Optional.empty() : Optional.of(name + ": " + String.join(", ", parts));
    }

    private static void compare(List<String> parts, String what, String expected, String actual) {
        if (!expected.equals(actual)) {
            parts.add(what + " expected " + expected + ", actual " + actual);
        }
    }
}
