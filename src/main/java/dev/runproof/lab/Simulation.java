package dev.runproof.lab;

import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A product that labs can simulate; labs find it by {@link java.util.ServiceLoader}. */
public interface Simulation {
    /** The name in {@code lab up NAME}, such as {@code opengauss}. */
    String product();

    /** The account that owns the installation on every host. */
    Account clusterUser();

    /**
     * A model of one cluster.
     *
     * @throws IllegalArgumentException when the settings fit no cluster, saying why
     */
    ProductModel model(Settings settings);

    /** The hosts of a lab with these settings, in their order. */
    default List<Machine> machines(Settings settings) {
        return IntStream.rangeClosed(1, settings.nodes())
                .mapToObj(i -> new Machine(new HostName("node" + i), "192.168.57." + (10 + i)))
                .toList();
    }

    /** How many nodes a lab has when nobody says otherwise. */
    default int usualNodes() {
        return LabSpec.DEFAULT_NODES;
    }

    /** The names of the machine's commands that no host has, unless the model's tools put one there; empty for none. */
    default Optional<Pattern> lacking() {
        return Optional.empty();
    }

    /** Where every host has a small file system of its own, in labs that have real ones; empty for nowhere. */
    default Optional<String> smallFileSystem() {
        return Optional.empty();
    }

    /** Whether a lab with these settings has a database server; the model then gets it by {@link ProductModel#database}. */
    default boolean usesDatabase(Settings settings) {
        return false;
    }

    /**
     * Whether a lab with these settings is at work for so long that a better compiled program wins back what compiling
     * it takes.
     */
    default boolean isLarge(Settings settings) {
        return false;
    }

    /** What {@code docker} of the hosts is to ask; a real engine is then at {@link SimulatedHost#engine}. */
    default EngineKind engine(Settings settings) {
        return EngineKind.SIMULATED;
    }

    /** What hosts of a lab with these settings do otherwise than a command says, a sentence each. */
    default List<String> deviations(Settings settings) {
        return List.of();
    }

    /**
     * A host as the product wants it.
     *
     * @param address the one that the product prints
     */
    record Machine(HostName name, String address) {}

    /** An account and its primary group. */
    record Account(String user, String group) {}

    /**
     * What a lab tells a model before there are hosts.
     *
     * @param directory of the lab: a path that means the same on every host; what a model puts there is shared by all
     * @param nodes how many hosts the lab has; where a product has hosts of several kinds, those of the kind that is many
     * @param options what the lab's user asked for, by the product's own names ({@code zones}, {@code om-version})
     * @param addresses where servers of each host are reached; empty in labs whose hosts share the loopback interface
     */
    record Settings(Path directory, int nodes, Map<String, String> options, Map<HostName, String> addresses) {
        public Settings {
            directory = directory.toAbsolutePath();
            options = Map.copyOf(options);
            addresses = Map.copyOf(addresses);
        }

        public Settings(Path directory, int nodes, Map<String, String> options) {
            this(directory, nodes, options, Map.of());
        }

        /** The address at which the servers of a host are reached, from every host and from this machine. */
        public String serverAddress(HostName host) {
            return addresses.getOrDefault(host, "127.0.0.1");
        }

        public String option(String name, String otherwise) {
            return options.getOrDefault(name, otherwise);
        }
    }
}
