package dev.runproof.acceptance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The program as a jar with an archive of its loaded classes, as the launcher starts it: a JVM archives jars only. */
final class PackedProgram {
    private static final Path MAIN = Path.of("dev", "runproof", "cli", "Main.class");

    private final Program.Start start;
    private final Path classes;
    private final Path archive;

    PackedProgram(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path jar = folder.resolve("runproof.jar");
        List<String> classPath = List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
        Path compiled = classPath.stream()
                .map(Path::of)
                .filter(entry -> Files.exists(entry.resolve(MAIN)))
                .findFirst()
                .orElseThrow();
        pack(compiled, jar);
        start = new Program.Start(
                List.of("-Xlog:disable", "-Xlog:all=error:stderr"),
                Stream.concat(Stream.of(jar.toString()), classPath.stream().filter(entry -> entry.endsWith(".jar")))
                        .collect(Collectors.joining(File.pathSeparator)));
        classes = folder.resolve("classes.txt");
        archive = folder.resolve("classes.jsa");
    }

    /** A start that writes down which classes it loads. */
    Program.Start listing() {
        return start.with("-XX:DumpLoadedClassList=" + classes);
    }

    /** Writes the archive of the classes that were listed, and starts that read them from it. */
    Program.Start archived() throws IOException, InterruptedException {
        // As the launcher does it: with the collector that can keep objects in an archive.
        var dump = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseG1GC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + classes,
                "-XX:SharedArchiveFile=" + archive));
        dump.addAll(start.options());
        dump.addAll(List.of("-cp", start.classPath()));
        Process dumping = new ProcessBuilder(dump).inheritIO().start();
        dumping.getOutputStream().close();
        // A JDK that writes no archive is slower to start, nothing else.
        return dumping.waitFor() == 0 ? start.with("-XX:SharedArchiveFile=" + archive) : start;
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            // Folders too: Cucumber looks for step definitions in the folder of their package.
            for (Path file : files.filter(file -> !file.equals(classes)).toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                boolean isFolder = Files.isDirectory(file);
                out.putNextEntry(new ZipEntry(isFolder ? name + "/" : name));
                if (!isFolder) {
                    Files.copy(file, out);
                }
                out.closeEntry();
            }
        }
    }
}
