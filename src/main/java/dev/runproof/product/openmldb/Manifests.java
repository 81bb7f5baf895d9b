package dev.runproof.product.openmldb;

import dev.runproof.model.Answer;
import dev.runproof.parse.FileManifest;
import dev.runproof.product.generic.WholeOutput;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Names, modes, sizes and digests of all that lies in some directories, by their absolute paths. */
record Manifests(Map<String, FileManifest> byDirectory) {
    Manifests {
        byDirectory = java.util.Collections.unmodifiableMap(new TreeMap<>(byDirectory));
    }

    static Manifests read(Answer answer) {
        return new Manifests(FileManifest.ofEachDirectory(WholeOutput.of("manifest", answer)));
    }

    FileManifest of(String directory) {
        FileManifest manifest = byDirectory.get(directory);
        if (manifest == null) {
            throw new IllegalArgumentException("nobody looked into " + directory);
        }
        return manifest;
    }

    /** The directories that were not there. */
    List<String> empty() {
        return byDirectory.keySet().stream()
                .filter(directory -> of(directory).entries().isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return byDirectory.keySet().toString();
    }
}
