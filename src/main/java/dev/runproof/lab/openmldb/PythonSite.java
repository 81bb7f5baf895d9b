package dev.runproof.lab.openmldb;

import dev.runproof.lab.HostFiles;
import dev.runproof.lab.SimulatedHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The packages that the interpreters of a host have: directories, and a {@code dist-info} each with the version. */
record PythonSite(SimulatedHost host, HostFiles files) {
    static final String PATH = "/usr/lib/python3/site-packages";
    static final String VERSION = "Python 3.9.9";

    static PythonSite of(Station station) {
        return new PythonSite(station.host(), station.files());
    }

    private Path directory() {
        return host.path(PATH);
    }

    boolean has(String module) {
        return Files.isDirectory(directory().resolve(module))
                || Files.exists(directory().resolve(module + ".py"));
    }

    /** The version of an installed package. */
    Optional<String> version(String name) {
        return info(name)
                .flatMap(info -> files.text(info.resolve("METADATA"))
                        .lines()
                        .filter(line -> line.startsWith("Version: "))
                        .findFirst())
                .map(line -> line.substring("Version: ".length()));
    }

    private Optional<Path> info(String name) {
        return files.list(directory()).stream()
                .filter(entry -> entry.getFileName().toString().startsWith(name + "-")
                        && entry.getFileName().toString().endsWith(".dist-info"))
                .findFirst();
    }

    void install(String name, String version) {
        remove(name);
        files.write(directory().resolve(name).resolve("__init__.py"), "__version__ = '" + version + "'\n", "rw-r--r--");
        files.write(
                directory().resolve(name + "-" + version + ".dist-info").resolve("METADATA"),
                "Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n",
                "rw-r--r--");
    }

    void remove(String name) {
        info(name).ifPresent(files::remove);
        files.remove(directory().resolve(name));
    }
}
