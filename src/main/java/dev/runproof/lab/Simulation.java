package dev.runproof.lab;

import java.nio.file.Path;
import java.util.Map;

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

    /** An account and its primary group. */
    record Account(String user, String group) {}

    /**
     * What a lab tells a model before there are hosts.
     *
     * @param directory of the lab: a path that means the same on every host; what a model puts there is shared by all
     * @param nodes how many hosts the lab has
     * @param options what the lab's user asked for, by the product's own names ({@code zones}, {@code om-version})
     */
    record Settings(Path directory, int nodes, Map<String, String> options) {
        public Settings {
            directory = directory.toAbsolutePath();
            options = Map.copyOf(options);
        }

        public String option(String name, String otherwise) {
            return options.getOrDefault(name, otherwise);
        }
    }
}
