package dev.runproof.lab.openmldb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The releases of the Python SDK that the simulated package index has; not every release of the servers is one. */
final class PackageIndex {
    private static final Comparator<String> BY_RELEASE = Comparator.comparing(
            text -> Arrays.stream(text.split("\\.", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray(),
            Arrays::compare);

    /** A release of the servers that brought no SDK of its own. */
    private static final String WITHOUT_SDK = "0.9.3";

    private final List<String> versions = new ArrayList<>();

    PackageIndex(OpenMldbSettings settings) {
        versions.addAll(List.of("0.7.0", "0.8.3", "0.8.4", "0.8.5", "0.9.0", "0.9.2"));
        add(settings.installed().numbers());
        add(settings.target().numbers());
    }

    private void add(String version) {
        if (!version.equals(WITHOUT_SDK) && !versions.contains(version)) {
            versions.add(version);
        }
    }

    /** Ascending. */
    synchronized List<String> versions() {
        return versions.stream().sorted(BY_RELEASE).toList();
    }

    /** The newest that is not newer than a release. */
    Optional<String> upTo(String release) {
        return versions().stream()
                .filter(version -> BY_RELEASE.compare(version, release) <= 0)
                .reduce((one, later) -> later);
    }

    synchronized void remove(String version) {
        versions.remove(version);
    }

    synchronized void restore(String version) {
        add(version);
    }
}
