package dev.runproof.evidence;

import dev.runproof.evidence.ManifestLine.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The growing hash chain of a run: {@code manifest.jsonl}. Safe for several threads. */
final class Chain implements AutoCloseable {
    static final String FILE = "manifest.jsonl";

    private final AppendedFile file;
    private final Clock clock;
    private long seq;
    private String head;

    private Chain(AppendedFile file, Clock clock, long seq, String head) {
        this.file = file;
        this.clock = clock;
        this.seq = seq;
        this.head = head;
    }

    /** A chain, with the links it had when it was opened. */
    record Opened(Chain chain, List<ManifestLine> links) {}

    /** Opens the chain of a folder, a new one or one to go on with; throws {@link EvidenceRefused} when it is broken. */
    static Opened open(Path folder, Clock clock) throws IOException {
        Path path = folder.resolve(FILE);
        var links = new ArrayList<ManifestLine>();
        String head = ManifestLine.FIRST;
        for (Lines.Line line : AppendedFile.mend(path)) {
            long number = links.size() + 1L;
            try {
                ManifestLine link = ManifestLine.parse(line.bytes());
                if (link.seq() != number || !link.prev().equals(head)) {
                    throw new IOException("does not follow the line before it");
                }
                links.add(link);
                head = link.hash();
            } catch (IOException e) {
                throw EvidenceRefused.damaged(path, number, String.valueOf(e.getMessage()));
            }
        }
        return new Opened(new Chain(new AppendedFile(path), clock, links.size(), head), links);
    }

    synchronized void link(Kind kind, String path, long size, String sha256) {
        add(kind, path, size, sha256, ManifestLine.NO_RECORD);
    }

    /** A link that holds its content itself, as compact JSON. */
    synchronized void record(Kind kind, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        add(kind, "", bytes.length, Digests.of(bytes), json);
    }

    private void add(Kind kind, String path, long size, String sha256, String record) {
        var link = ManifestLine.after(head, seq + 1, clock.instant(), kind, path, size, sha256, record);
        file.append(link.text());
        seq++;
        head = link.hash();
    }

    synchronized long seq() {
        return seq;
    }

    synchronized String head() {
        return head;
    }

    synchronized void force() {
        file.force();
    }

    @Override
    public void close() {
        file.close();
    }
}
