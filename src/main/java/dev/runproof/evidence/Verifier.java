package dev.runproof.evidence;

import dev.runproof.evidence.ManifestLine.Kind;
import dev.runproof.evidence.Verification.Problem;
import dev.runproof.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One check of one run's folder; collects every problem instead of stopping at the first. */
final class Verifier {
    private final Path folder;
    private final List<Problem> problems = new ArrayList<>();
    private final List<ManifestLine> links = new ArrayList<>();
    private boolean unreadableLink;

    Verifier(Path folder) {
        this.folder = folder;
    }

    Verification verify() {
        try {
            readChain();
            long files = compareFiles();
            compareAuditLog();
            findUnlinked();
            Optional<VerifyKey> signer = checkSignature();
            Verdict verdict = problems.stream().map(Problem::verdict).reduce(Verdict.PASS, Verdict::and);
            return new Verification(verdict, problems, links.size(), files, signer);
        } catch (IOException e) {
            throw EvidenceRefused.unreadable(folder, e);
        }
    }

    private void readChain() throws IOException {
        String head = ManifestLine.FIRST;
        long number = 0;
        for (Lines.Line line : Lines.of(folder.resolve(Chain.FILE))) {
            number++;
            String where = "line " + number + " (offset " + line.offset() + "): ";
            if (!line.whole()) {
                problem(Verdict.UNKNOWN, Chain.FILE, where + "is cut off; the runner was ended while it wrote");
                continue;
            }
            try {
                ManifestLine link = ManifestLine.parse(line.bytes());
                if (link.seq() != number) {
                    problem(Verdict.FAIL, Chain.FILE, where + "is link " + link.seq() + ", expected " + number);
                } else if (!link.prev().equals(head)) {
                    problem(
                            Verdict.FAIL,
                            Chain.FILE,
                            where + "follows hash " + link.prev() + ", the line before has " + head);
                }
                head = link.hash();
                links.add(link);
            } catch (IOException e) {
                problem(Verdict.FAIL, Chain.FILE, where + e.getMessage());
                unreadableLink = true;
                head = ManifestLine.claimedHash(line.text()).orElse(head);
            }
        }
    }

    private long compareFiles() throws IOException {
        Map<String, ManifestLine> lastReport = new LinkedHashMap<>();
        long files = 0;
        for (ManifestLine link : links) {
            switch (link.kind()) {
                case EVIDENCE, LEFT, LOG -> {
                    compare(link);
                    files++;
                }
                case REPORT -> lastReport.put(link.path(), link);
                case BEGIN, AUDIT, SEAL -> {}
            }
        }
        for (ManifestLine link : lastReport.values()) {
            compare(link);
        }
        return files + lastReport.size();
    }

    private void compare(ManifestLine link) throws IOException {
        Path file = folder.resolve(link.path()).normalize();
        if (!file.startsWith(folder.normalize())) {
            problem(Verdict.FAIL, link.path(), "lies outside the run's folder");
            return;
        }
        if (!Files.isRegularFile(file)) {
            problem(
                    Verdict.FAIL,
                    link.path(),
                    "is missing; link " + link.seq() + " has it with " + link.size() + " bytes");
            return;
        }
        long size = Files.size(file);
        boolean sizeFits = link.kind() == Kind.LOG ? size >= link.size() : size == link.size();
        String sha256 = Digests.ofBeginning(file, link.kind() == Kind.LOG ? link.size() : size);
        if (!sizeFits || !sha256.equals(link.sha256())) {
            problem(
                    Verdict.FAIL,
                    link.path(),
                    "was changed: link " + link.seq() + " has " + link.size() + " bytes with SHA-256 " + link.sha256()
                            + ", found " + size + " bytes with " + sha256);
        }
    }

    private void compareAuditLog() throws IOException {
        var wanted = links.stream().filter(link -> link.kind() == Kind.AUDIT).toList();
        List<Lines.Line> lines =
                Files.exists(folder.resolve(RunFiles.AUDIT)) ? Lines.of(folder.resolve(RunFiles.AUDIT)) : List.of();
        for (int i = 0; i < Math.max(wanted.size(), lines.size()); i++) {
            if (i >= lines.size()) {
                problem(
                        Verdict.FAIL,
                        RunFiles.AUDIT,
                        "line " + (i + 1) + " is missing; link " + wanted.get(i).seq() + " has it");
                return;
            }
            Lines.Line line = lines.get(i);
            String where = "line " + (i + 1) + " (offset " + line.offset() + "): ";
            if (i >= wanted.size()) {
                problem(
                        sealedAtEnd() ? Verdict.FAIL : Verdict.UNKNOWN,
                        RunFiles.AUDIT,
                        where + "is in no link of the chain");
                return;
            }
            String sha256 = Digests.of(line.bytes());
            if (!line.whole() || !sha256.equals(wanted.get(i).sha256())) {
                problem(
                        Verdict.FAIL,
                        RunFiles.AUDIT,
                        where + "was changed: link " + wanted.get(i).seq() + " has SHA-256 "
                                + wanted.get(i).sha256() + ", found " + sha256);
                if (lines.size() != wanted.size()) {
                    // A line was added or removed here: every later line would only repeat this finding.
                    return;
                }
            }
        }
    }

    private void findUnlinked() throws IOException {
        Set<String> linked = new HashSet<>(Set.of(RunFiles.AUDIT));
        Map<String, Long> logs = new LinkedHashMap<>();
        for (ManifestLine link : links) {
            linked.add(link.path());
            if (link.kind() == Kind.LOG) {
                logs.put(link.path(), link.size());
            }
        }
        Verdict verdict = sealedAtEnd() ? Verdict.FAIL : Verdict.UNKNOWN;
        for (String path : RunFiles.covered(folder)) {
            if (!linked.contains(path) && !unreadableLink) {
                problem(verdict, path, "is in no link of the chain");
            }
        }
        for (var log : logs.entrySet()) {
            Path file = folder.resolve(log.getKey());
            if (Files.isRegularFile(file) && Files.size(file) > log.getValue()) {
                problem(verdict, log.getKey(), "from offset " + log.getValue() + " on is in no link of the chain");
            }
        }
    }

    private Optional<VerifyKey> checkSignature() throws IOException {
        boolean sealed = links.stream().anyMatch(link -> link.kind() == Kind.SEAL);
        for (String name : List.of(Seal.FILE, Seal.KEY_FILE)) {
            if (!Files.exists(folder.resolve(name))) {
                problem(
                        sealed ? Verdict.FAIL : Verdict.UNKNOWN,
                        name,
                        sealed
                                ? "is missing, although the run was sealed"
                                : "is not there: the run has not ended, or was ended by force");
                return Optional.empty();
            }
        }
        try {
            VerifyKey key = VerifyKey.read(folder.resolve(Seal.KEY_FILE));
            Seal seal = Seal.read(folder, key);
            if (!seal.by(key)) {
                problem(Verdict.FAIL, Seal.FILE, "is no signature of the key in " + Seal.KEY_FILE + " (" + key + ")");
                return Optional.empty();
            }
            return signed(seal) ? Optional.of(key) : Optional.empty();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            problem(Verdict.FAIL, Seal.FILE, "cannot be checked: " + e.getMessage());
            return Optional.empty();
        }
    }

    private boolean signed(Seal seal) {
        Optional<ManifestLine> signed =
                links.stream().filter(link -> link.seq() == seal.seq()).findFirst();
        if (signed.isEmpty() || !signed.get().hash().equals(seal.head())) {
            problem(
                    Verdict.FAIL,
                    Seal.FILE,
                    "signs link " + seal.seq() + " with hash " + seal.head() + ", which the chain does not have");
            return false;
        }
        long behind = links.stream().filter(link -> link.seq() > seal.seq()).count();
        if (behind > 0) {
            problem(
                    Verdict.UNKNOWN,
                    Chain.FILE,
                    behind + " links stand behind the signature: the run went on and was not sealed again");
        }
        return true;
    }

    private boolean sealedAtEnd() {
        return !links.isEmpty() && links.get(links.size() - 1).kind() == Kind.SEAL;
    }

    private void problem(Verdict verdict, String path, String told) {
        problems.add(new Problem(verdict, path, told));
    }
}
