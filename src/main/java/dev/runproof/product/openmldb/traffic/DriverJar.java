package dev.runproof.product.openmldb.traffic;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * A JDBC driver that an operator has on this machine; it sees the JDK and its own jars, and Runproof does not see it.
 *
 * @param loader closed with the connection
 */
record DriverJar(Driver driver, URLClassLoader loader) {
    /** The class that OpenMLDB's driver consists of, for a jar that does not announce it. */
    private static final String OPENMLDB = "com._4paradigm.openmldb.jdbc.SQLDriver";

    /**
     * Loads it.
     *
     * @param place a jar, or a directory all of whose jars are meant
     */
    static DriverJar load(Path place) {
        var loader = new URLClassLoader(urls(place), ClassLoader.getPlatformClassLoader());
        try {
            return new DriverJar(
                    ServiceLoader.load(Driver.class, loader).stream()
                            .filter(provider -> provider.type().getClassLoader() == loader)
                            .findFirst()
                            .<Driver>map(ServiceLoader.Provider::get)
                            .orElseGet(() -> named(loader, place)),
                    loader);
        } catch (java.util.ServiceConfigurationError | LinkageError e) {
            throw TrafficRefused.environment("openmldb.jdbcDriver " + place + " cannot be loaded: " + e, e);
        }
    }

    private static Driver named(ClassLoader loader, Path place) {
        try {
            return Class.forName(OPENMLDB, true, loader)
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw TrafficRefused.environment(
                    "openmldb.jdbcDriver " + place + " holds no JDBC driver: neither an announced one nor " + OPENMLDB,
                    e);
        }
    }

    private static URL[] urls(Path place) {
        try (Stream<Path> entries = Files.isDirectory(place) ? Files.list(place) : Stream.of(place)) {
            List<Path> jars = entries.filter(Files::isRegularFile)
                    .filter(path -> path.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            if (jars.isEmpty()) {
                throw TrafficRefused.environment(
                        "openmldb.jdbcDriver " + place + " is neither a jar nor a directory with jars", null);
            }
            var urls = new URL[jars.size()];
            for (int number = 0; number < urls.length; number++) {
                urls[number] = jars.get(number).toUri().toURL();
            }
            return urls;
        } catch (IOException e) {
            throw TrafficRefused.environment("openmldb.jdbcDriver " + place + " cannot be read: " + e, e);
        }
    }
}
