package dev.runproof.lab.engine;

import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How an engine knows what belongs to one host.
 *
 * @param container the name of the container that is the host; names of its own containers begin with it
 * @param repository how the names of its images begin, up to a slash
 * @param labels what all of a lab carries
 * @param tree where the host's files lie on the machine, and at the same path on the host
 * @param nested whether the engine is the host's own, so that the host's network is the engine's
 * @param tools directories of the engine's machine that what is simulated inside of containers needs, each with its path there
 */
public record Share(
        HostName host,
        String container,
        String repository,
        Map<String, String> labels,
        Path tree,
        boolean nested,
        Map<Path, Path> tools) {
    /** Holds the host that a container belongs to. */
    public static final String HOST = "dev.runproof.host";

    /** Holds what a container's own programs call it. */
    static final String MARK = "dev.runproof.mark";

    /** Holds what was asked for and changed. */
    static final String ASKED = "dev.runproof.asked";

    static final Set<String> OWN_LABELS = Set.of(MARK, ASKED, HOST);

    public Share {
        labels = Map.copyOf(labels);
        tools = Map.copyOf(tools);
    }

    /** How the repositories of all images of a lab begin. */
    public static String repositories(String lab) {
        return "runproof-" + lab.toLowerCase(Locale.ROOT) + "-";
    }

    String prefix() {
        return container + ".";
    }

    String repositoryPrefix() {
        return repository + "/";
    }

    /** A text of the engine as the host is to read it. */
    String stripped(String text) {
        return text.replace(repositoryPrefix(), "").replace(prefix(), "");
    }

    Map<String, String> allLabels() {
        var all = new LinkedHashMap<>(labels);
        all.put(HOST, host.value());
        return all;
    }
}
