package dev.runproof.evidence;

import dev.runproof.evidence.ManifestLine.Kind;
import dev.runproof.model.HostName;
import dev.runproof.model.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The proof of one run: its folder with redacted outputs, audit log and hash chain, open for its one runner.
 *
 * <p>Whoever holds the run's journal may open it. What was kept survives the end of the process; it is forced to disk
 * when the folder is sealed. Safe for several threads; a single {@link EvidenceStream} is not.
 */
public final class EvidenceFolder implements AutoCloseable {
    private final Path folder;
    private final Redactor redactor;
    private final Chain chain;
    private final AppendedFile audit;
    private final Map<String, Integer> commands = new HashMap<>();
    private final Set<Path> made = ConcurrentHashMap.newKeySet();
    /** The digest that the chain holds last for a path. */
    private final Map<String, String> known;

    private EvidenceFolder(Path folder, Redactor redactor, Chain chain, AppendedFile audit, Map<String, String> known) {
        this.folder = folder;
        this.redactor = redactor;
        this.chain = chain;
        this.audit = audit;
        this.known = known;
    }

    /**
     * Opens a run's folder, a new one or one to go on with.
     *
     * <p>What a killed runner left behind its last link is taken into the chain as {@code left}: evidence files cut in
     * the middle, and whole lines of the audit log.
     *
     * @param about what the run is, compact JSON; the first link of a new chain
     * @throws EvidenceRefused when the folder cannot be written, or its chain is broken
     */
    public static EvidenceFolder open(Path folder, Redactor redactor, Clock clock, String about) {
        try {
            Files.createDirectories(folder.resolve(RunFiles.EVIDENCE));
            var opened = Chain.open(folder, clock);
            List<Lines.Line> auditLines = AppendedFile.mend(folder.resolve(RunFiles.AUDIT));
            var known = new HashMap<String, String>();
            opened.links().forEach(link -> known.put(link.path(), link.sha256()));
            var audit = new AppendedFile(folder.resolve(RunFiles.AUDIT));
            var evidence = new EvidenceFolder(folder, redactor, opened.chain(), audit, known);
            if (opened.links().isEmpty()) {
                opened.chain().record(Kind.BEGIN, redactor.redact(about));
            }
            long linked = opened.links().stream()
                    .filter(link -> link.kind() == Kind.AUDIT)
                    .count();
            auditLines.stream().skip(linked).forEach(line -> evidence.linkAudit(line.bytes()));
            evidence.linkFiles(Kind.LEFT);
            return evidence;
        } catch (IOException e) {
            throw EvidenceRefused.unwritable(folder, e);
        }
    }

    /** Files for the outputs of one command of a step, numbered within the step. */
    public CommandFiles command(String step, HostName host) {
        return new CommandFiles(step, number(step), host);
    }

    /** The two channels of one command, and the page it ended on. */
    public final class CommandFiles {
        private final String step;
        private final int number;
        private final HostName host;

        private CommandFiles(String step, int number, HostName host) {
            this.step = step;
            this.number = number;
            this.host = host;
        }

        /** @param onwards gets the redacted bytes after they were kept */
        public EvidenceStream stdout(Redactor.Sink onwards) {
            return stream("stdout", onwards);
        }

        /** @param onwards gets the redacted bytes after they were kept */
        public EvidenceStream stderr(Redactor.Sink onwards) {
            return stream("stderr", onwards);
        }

        /** A picture, a PNG. */
        public EvidenceStream picture() {
            return stream("png", (bytes, offset, length) -> {});
        }

        private EvidenceStream stream(String channel, Redactor.Sink onwards) {
            String name = (number < 10 ? "0" : "") + number + "-" + host + "." + channel;
            return new EvidenceStream(redactor, () -> place(step, name), EvidenceFolder.this::take, onwards);
        }
    }

    /** Keeps a text as evidence beside the outputs, redacted, such as the plan; its name is new in this run. */
    public EvidenceItem keep(String name, String text) {
        var stream = new EvidenceStream(redactor, () -> place("", name), this::take, (bytes, offset, length) -> {});
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        stream.write(bytes, 0, bytes.length);
        stream.close();
        return stream.item().orElseGet(() -> new EvidenceItem("", 0, Digests.of(new byte[0])));
    }

    /**
     * Adds a line to the audit log.
     *
     * @param json compact JSON whose texts are redacted
     */
    public synchronized void audit(String json) {
        audit.append(json);
        linkAudit(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts every file of the folder into the chain, forces it to disk and signs it; may be done again later. */
    public synchronized void seal(InstallationKey key) {
        try {
            linkFiles(Kind.REPORT);
            chain.record(Kind.SEAL, "{\"key\":\"" + key.publicHalf().fingerprint() + "\"}");
            audit.force();
            chain.force();
            Seal.sign(key, chain.seq(), chain.head()).write(folder, key.publicHalf());
        } catch (IOException e) {
            throw EvidenceRefused.unwritable(folder, e);
        }
    }

    @Override
    public void close() {
        audit.close();
        chain.close();
    }

    /**
     * Links what is new or changed.
     *
     * @param upTo {@link Kind#LEFT} for evidence only, {@link Kind#REPORT} for all
     */
    private void linkFiles(Kind upTo) throws IOException {
        List<String> wanted = RunFiles.covered(folder).stream()
                .filter(path -> isWanted(path, upTo))
                .toList();
        // To digest what a large cluster answered takes seconds.
        List<EvidenceItem> found;
        try {
            found = wanted.parallelStream().map(this::asItIs).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (EvidenceItem item : found) {
            if (!item.sha256().equals(known.get(item.path()))) {
                link(RunFiles.kind(item.path()), item.path(), item.sizeBytes(), item.sha256());
            }
        }
    }

    private boolean isWanted(String path, Kind upTo) {
        Kind kind = RunFiles.kind(path);
        boolean mayChange = kind == Kind.LOG || kind == Kind.REPORT;
        return (upTo == Kind.REPORT || kind == Kind.LEFT)
                && !path.equals(RunFiles.AUDIT)
                && (mayChange || !known.containsKey(path));
    }

    private EvidenceItem asItIs(String path) {
        Path file = folder.resolve(path);
        try {
            long size = Files.size(file);
            return new EvidenceItem(path, size, Digests.ofBeginning(file, size));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void linkAudit(byte[] line) {
        chain.link(Kind.AUDIT, RunFiles.AUDIT, line.length, Digests.of(line));
    }

    private EvidenceItem take(EvidenceStream stream) {
        String path = folder.relativize(stream.file()).toString().replace('\\', '/');
        var item = new EvidenceItem(path, stream.sizeBytes(), stream.sha256());
        link(Kind.EVIDENCE, path, item.sizeBytes(), item.sha256());
        return item;
    }

    private synchronized void link(Kind kind, String path, long size, String sha256) {
        chain.link(kind, path, size, sha256);
        known.put(path, sha256);
    }

    private Path place(String step, String name) {
        Path place = folder.resolve(RunFiles.EVIDENCE).resolve(step);
        if (made.add(place)) {
            try {
                Files.createDirectories(place);
            } catch (IOException e) {
                made.remove(place);
                throw EvidenceRefused.unwritable(place, e);
            }
        }
        return place.resolve(name);
    }

    private synchronized int number(String step) {
        int next = commands.computeIfAbsent(step, this::highest) + 1;
        commands.put(step, next);
        return next;
    }

    /** The highest number that an earlier runner of this run gave in a step. */
    private int highest(String step) {
        Path place = folder.resolve(RunFiles.EVIDENCE).resolve(step);
        if (!Files.isDirectory(place)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("-.*", ""))
                    .filter(number -> number.matches("[0-9]{1,9}"))
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw EvidenceRefused.unreadable(place, e);
        }
    }
}
