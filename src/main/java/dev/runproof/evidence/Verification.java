package dev.runproof.evidence;

import dev.runproof.model.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What checking a run's folder found: pass when every byte is as signed, unknown when the run was never sealed.
 *
 * @param problems what is not as it was written, in the order of the chain; empty when the verdict is pass
 * @param links how many links the chain has
 * @param files how many files were compared
 * @param signedBy the fingerprint of the key whose signature holds, empty when none does
 */
public record Verification(
        Verdict verdict, List<Problem> problems, long links, long files, Optional<VerifyKey> signedBy) {
    /**
     * One thing that is not as it was written.
     *
     * @param verdict fail for a difference, unknown for what nothing vouches for
     * @param path the file, below the run's folder
     */
    public record Problem(Verdict verdict, String path, String told) {
        @Override
        public String toString() {
            return path + ": " + told;
        }
    }

    public Verification {
        problems = List.copyOf(problems);
    }

    /**
     * Checks the chain, every file it names, and its signature; reads only this folder.
     *
     * @throws EvidenceRefused when the folder holds no chain or cannot be read
     */
    public static Verification of(Path folder) {
        return new Verifier(folder).verify();
    }
}
