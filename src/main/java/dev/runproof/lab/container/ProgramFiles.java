package dev.runproof.lab.container;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The files of Runproof itself, as a container sees them: at the same paths, and read-only.
 *
 * @param classPath as {@code java -cp} takes it
 * @param mounted directories and files that have to be there
 */
record ProgramFiles(String classPath, Set<Path> mounted) {
    /** A directory that holds all archives is mounted as one, when it is not as wide as this. */
    private static final int LEAST_DEPTH = 2;

    ProgramFiles {
        mounted = Set.copyOf(mounted);
    }

    static ProgramFiles ofThisProcess() {
        return of(System.getProperty("java.class.path"));
    }

    static ProgramFiles of(String classPath) {
        var mounted = new LinkedHashSet<Path>();
        var archives = new ArrayList<Path>();
        var all = new ArrayList<String>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path path = Path.of(entry).toAbsolutePath().normalize();
            if (entry.isEmpty() || !Files.exists(path)) {
                continue;
            }
            all.add(path.toString());
            if (Files.isDirectory(path)) {
                mounted.add(path);
            } else {
                archives.add(path);
            }
        }
        Path common = common(archives);
        if (common != null && common.getNameCount() >= LEAST_DEPTH) {
            mounted.add(common);
        } else {
            archives.forEach(archive -> mounted.add(archive.getParent()));
        }
        return new ProgramFiles(String.join(File.pathSeparator, all), mounted);
    }

    private static @org.jspecify.annotations.Nullable Path common(List<Path> archives) {
        Path common = archives.isEmpty() ? null : archives.get(0).getParent();
        for (var archive : archives) {
            while (common != null && !archive.startsWith(common)) {
                common = common.getParent();
            }
        }
        return common;
    }
}
