package dev.runproof.lab.embedded;

import dev.runproof.inventory.StateFolder;
import dev.runproof.lab.host.LabDirectory;
import dev.runproof.lab.host.MachineCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Directories of links to the machine's programs, some left out: what hosts have that lack programs the machine has.
 *
 * <p>They belong to the account, not to a lab: more than a thousand links each, which a file system makes slowly where as
 * many were removed shortly before. A directory is named after what is in it and mended when something is missing.
 */
final class MachineLinks {
    private static final Duration UNUSED = Duration.ofDays(30);
    private static final int NAME_BYTES = 8;

    private MachineLinks() {}

    /** The directory with all of the machine's programs but those whose names match. */
    static Path without(Pattern lacking) {
        try {
            var programs = programs(lacking);
            Path folder = StateFolder.of("machine");
            Path links = folder.resolve(digest(programs.toString()));
            if (!Files.isDirectory(links)) {
                removeUnused(folder);
                Files.createDirectories(links);
            }
            Files.setLastModifiedTime(links, FileTime.from(Instant.now()));
            mend(links, programs);
            return links;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot link the machine's programs", e);
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Map<String, Path> programs(Pattern lacking) throws IOException {
        var found = new TreeMap<String, Path>();
        for (String directory : MachineCommands.DIRECTORIES) {
            if (!Files.isDirectory(Path.of(directory))) {
                continue;
            }
            try (Stream<Path> programs = Files.list(Path.of(directory))) {
                programs.filter(program -> !lacking.matcher(
                                        program.getFileName().toString())
                                .matches())
                        .forEach(program ->
                                found.putIfAbsent(program.getFileName().toString(), program));
            }
        }
        return found;
    }

    /** Someone on a host, or another lab at the same time, may have changed what is there. */
    private static void mend(Path links, Map<String, Path> programs) throws IOException {
        var there = new TreeSet<String>();
        try (Stream<Path> entries = Files.list(links)) {
            entries.forEach(entry -> there.add(entry.getFileName().toString()));
        }
        for (var program : programs.entrySet()) {
            if (!there.remove(program.getKey())) {
                link(links.resolve(program.getKey()), program.getValue());
            }
        }
        for (String strange : there) {
            Files.deleteIfExists(links.resolve(strange));
        }
    }

    private static void link(Path link, Path program) throws IOException {
        try {
            Files.createSymbolicLink(link, program);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isSymbolicLink(link)) {
                throw e;
            }
            // Another lab has made it meanwhile.
        }
    }

    private static void removeUnused(Path folder) throws IOException {
        var limit = FileTime.from(Instant.now().minus(UNUSED));
        try (Stream<Path> entries = Files.list(folder)) {
            for (var entry : (Iterable<Path>) entries::iterator) {
                if (Files.getLastModifiedTime(entry).compareTo(limit) < 0) {
                    LabDirectory.remove(entry);
                }
            }
        }
    }
}
