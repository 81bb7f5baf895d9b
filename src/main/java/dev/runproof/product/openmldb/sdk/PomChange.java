package dev.runproof.product.openmldb.sdk;

import dev.runproof.model.Judgement;
import java.util.List;

/**
 * What is to become of a pom file.
 *
 * @param judgement pass: write the content; fail: leave the file alone, the reasons are told
 * @param content the whole file, every byte but those of versions as before; as it was unless the judgement is pass
 * @param changes a line each, with place, old and new text; none when both SDKs are at the target already
 * @param nativeVersions the versions of openmldb-native that will hold, with their suffixes
 */
public record PomChange(Judgement judgement, byte[] content, List<String> changes, List<String> nativeVersions) {
    public PomChange {
        content = content.clone();
        changes = List.copyOf(changes);
        nativeVersions = List.copyOf(nativeVersions);
    }

    /**
     * @param file the pom file as it is
     * @param target the release of the SDKs
     * @throws dev.runproof.model.OutputFormatException when the file is no pom file
     */
    public static PomChange of(byte[] file, String target) {
        return new PomEditor(Pom.read(file), target).change();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PomChange change
                && judgement.equals(change.judgement)
                && java.util.Arrays.equals(content, change.content)
                && changes.equals(change.changes)
                && nativeVersions.equals(change.nativeVersions);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(judgement, changes, nativeVersions) * 31 + java.util.Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return judgement.actual();
    }
}
