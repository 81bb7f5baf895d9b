package dev.runproof.document;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cited documents of a project, the reasons for additions, and the findings: what lies below {@code docs/}. */
public final class Library {
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();
    private static final String ADDED = "added.yaml";

    private final Path sources;
    private final Path findings;

    /** The library of a project, given the project's folder. */
    public Library(Path home) {
        this.sources = home.resolve("docs").resolve("sources");
        this.findings = home.resolve("docs").resolve("findings");
    }

    /**
     * All cited editions, by document and edition.
     *
     * @throws SourceRefused when a file is not as {@code docs/sources/README.md} says
     */
    public List<DocumentSource> sources() {
        return files(sources).stream()
                .filter(file -> !file.endsWith(ADDED))
                .map(file -> read(file, Library::source))
                .sorted(Comparator.comparing(DocumentSource::name))
                .toList();
    }

    /** Why scenarios are there that no document asks for. */
    public List<AddedReason> added() {
        Path file = sources.resolve(ADDED);
        return Files.exists(file) ? read(file, Library::reasons) : List.of();
    }

    /**
     * What is wrong with the documents, by their files and then as listed there; what several documents share is there
     * once for each of them.
     */
    public List<Finding> findings() {
        return files(findings).stream()
                .flatMap(file -> read(file, FindingFile::new).findings().stream())
                .toList();
    }

    /**
     * What is wrong with the document of a procedure, what it shares with others included. The file is named after the
     * procedure; empty when there is none.
     */
    public List<Finding> findings(String procedure) {
        Path file = findings.resolve(procedure + ".yaml");
        Optional<String> document =
                Files.exists(file) ? read(file, FindingFile::new).document() : Optional.empty();
        return document.stream()
                .flatMap(name ->
                        findings().stream().filter(finding -> finding.document().equals(name)))
                .toList();
    }

    /** The edition that shares most passages with a text; empty when none shares any. */
    public Optional<DocumentSource> closest(String text) {
        Set<String> digests =
                Passages.of(text).stream().map(Passage::sha256).collect(Collectors.toCollection(HashSet::new));
        Function<DocumentSource, Long> shared = source -> source.sentences().stream()
                .filter(sentence -> digests.contains(sentence.sha256()))
                .count();
        return sources().stream().filter(source -> shared.apply(source) > 0).max(Comparator.comparing(shared));
    }

    private static DocumentSource source(Entry top) {
        Entry origin = top.section("source");
        var source = new DocumentSource(
                top.text("document"),
                top.text("edition"),
                top.optionalText("planned"),
                new DocumentSource.Origin(
                        origin.text("repository"),
                        origin.text("path"),
                        origin.text("commit"),
                        origin.text("sha256"),
                        origin.number("lines")),
                each(top.sections("headings"), Library::heading),
                each(top.sections("steps"), Library::step),
                top.numbers("markup"),
                each(top.sections("sentences"), Library::sentence));
        origin.done();
        return source;
    }

    private static Heading heading(Entry entry) {
        return new Heading(
                entry.text("id"), entry.text("title"), entry.number("line"), entry.optionalText("not-automated"));
    }

    private static DocumentedStep step(Entry entry) {
        return new DocumentedStep(
                entry.text("id"),
                entry.text("heading"),
                entry.text("about"),
                entry.optionalText("not-automated"),
                entry.optionalText("added"));
    }

    private static Sentence sentence(Entry entry) {
        return new Sentence(
                entry.number("line"),
                entry.word("kind", Passage.Kind.values()),
                entry.text("sha256"),
                entry.number("part", 0),
                entry.text("about"),
                entry.words("steps"),
                entry.optionalText("not-automated"),
                entry.words("findings"));
    }

    private static List<AddedReason> reasons(Entry top) {
        return each(
                top.sections("reasons"),
                entry -> new AddedReason(
                        entry.text("id"),
                        entry.text("document"),
                        entry.text("reason").strip()));
    }

    private static <T> List<T> each(List<Entry> entries, Function<Entry, T> reading) {
        var all = new ArrayList<T>();
        for (Entry entry : entries) {
            try {
                all.add(reading.apply(entry));
            } catch (IllegalArgumentException e) {
                throw entry.refused(String.valueOf(e.getMessage()));
            }
            entry.done();
        }
        return all;
    }

    private static <T> T read(Path file, Function<Entry, T> reading) {
        try {
            var top = new Entry(file, "", YAML.readTree(Files.readString(file)));
            T result = reading.apply(top);
            top.done();
            return result;
        } catch (IOException e) {
            throw new SourceRefused(file, "cannot be read: " + firstLine(e), e);
        }
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new SourceRefused(folder, "cannot be listed", e);
        }
    }
}
