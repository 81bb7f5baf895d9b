package dev.runproof.lab;

import dev.runproof.model.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/**
 * What a lab is to be.
 *
 * @param kind how its hosts come to exist
 * @param product the product it simulates
 * @param name its own name, unique on this machine for this user
 * @param directory where it lives; must be absent or empty; empty for the usual place
 * @param nodes 1 to 9 hosts
 * @param speed how many times faster than the wall clock its time runs; 1 is the wall clock's pace
 * @param shell the login shell of the accounts, as {@code lab.shell} names it; empty for the usual one
 * @param options of the product, by its own names
 * @param owner the run that the lab was made for; empty for a lab that stays until it is taken down
 * @param password lets the cluster user and root log in by this password too; empty for keys only
 * @param images the hosts, where they are made of images of the real product and nothing is simulated; else empty
 */
public record LabSpec(
        LabKind kind,
        String product,
        String name,
        Optional<Path> directory,
        int nodes,
        double speed,
        Optional<String> shell,
        Map<String, String> options,
        Optional<Owner> owner,
        Optional<Secret> password,
        List<ImageHost> images) {
    public static final int DEFAULT_NODES = 3;
    public static final double DEFAULT_SPEED = 40;

    private static final int MOST_NODES = 9;
    private static final double HIGHEST_SPEED = 1000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    public LabSpec {
        options = Map.copyOf(options);
        images = List.copyOf(images);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a lab's name has 1 to 100 letters, digits, '.', '_' or '-'"
                    + " and begins with a letter or digit: '" + name + "'");
        }
        if (nodes < 1 || nodes > MOST_NODES) {
            throw new IllegalArgumentException("a lab has 1 to 9 nodes, not " + nodes);
        }
        if (!(speed >= 1 && speed <= HIGHEST_SPEED)) {
            throw new IllegalArgumentException("a lab's speed is 1 to 1000, not " + speed);
        }
    }

    /** As many hosts as is usual for the product, at the usual speed, named after the product. */
    public static LabSpec of(String product) {
        int usual = ServiceLoader.load(Simulation.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(simulation -> simulation.product().equals(product))
                .findFirst()
                .map(Simulation::usualNodes)
                .orElse(DEFAULT_NODES);
        return new LabSpec(
                LabKind.EMBEDDED,
                product,
                product,
                Optional.empty(),
                usual,
                DEFAULT_SPEED,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public LabSpec ofKind(LabKind other) {
        return new LabSpec(other, product, name, directory, nodes, speed, shell, options, owner, password, images);
    }

    public LabSpec withShell(Optional<String> other) {
        return new LabSpec(kind, product, name, directory, nodes, speed, other, options, owner, password, images);
    }

    public LabSpec named(String other) {
        return new LabSpec(kind, product, other, directory, nodes, speed, shell, options, owner, password, images);
    }

    public LabSpec in(Path place) {
        return new LabSpec(
                kind, product, name, Optional.of(place), nodes, speed, shell, options, owner, password, images);
    }

    public LabSpec withNodes(int number) {
        return new LabSpec(kind, product, name, directory, number, speed, shell, options, owner, password, images);
    }

    public LabSpec atSpeed(double factor) {
        return new LabSpec(kind, product, name, directory, nodes, factor, shell, options, owner, password, images);
    }

    public LabSpec withOptions(Map<String, String> some) {
        return new LabSpec(kind, product, name, directory, nodes, speed, shell, some, owner, password, images);
    }

    public LabSpec ownedBy(Owner run) {
        return new LabSpec(
                kind, product, name, directory, nodes, speed, shell, options, Optional.of(run), password, images);
    }

    public LabSpec accepting(Secret word) {
        return new LabSpec(
                kind, product, name, directory, nodes, speed, shell, options, owner, Optional.of(word), images);
    }

    public LabSpec ofImages(List<ImageHost> hosts) {
        return new LabSpec(kind, product, name, directory, nodes, speed, shell, options, owner, password, hosts);
    }

    /**
     * The run that a lab was made for.
     *
     * @param pid the process of the runner; when it is gone for {@link #GRACE}, the lab ends itself
     */
    public record Owner(String run, long pid) {
        /** How long a lab waits, in wall time, for a resume of its run. */
        public static final Duration GRACE = Duration.ofMinutes(10);
    }
}
