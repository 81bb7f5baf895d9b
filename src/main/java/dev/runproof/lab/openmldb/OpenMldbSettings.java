package dev.runproof.lab.openmldb;

import dev.runproof.lab.Simulation.Settings;
import dev.runproof.lab.openmldb.cluster.OpFault.Place;
import dev.runproof.model.DidYouMean;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What kind of cluster a lab simulates.
 *
 * @param directory of the lab, readable on every host; the new release lies there
 * @param tables, partitions, replicas of the generated tables of the user; empty for the standard tables
 * @param installed the release that runs
 * @param target the release of the new package
 * @param shared whether a nameserver, a tablet and the apiserver lie on one host in one directory
 */
record OpenMldbSettings(
        Path directory,
        int tablets,
        int nameservers,
        Optional<Generated> tables,
        Release installed,
        Release target,
        boolean autoFailover,
        boolean shared,
        Interpreters interpreters) {
    private static final List<String> OPTIONS = List.of(
            "nameservers",
            "tables",
            "partitions",
            "replicas",
            "old-version",
            "target-version",
            "auto-failover",
            "shared",
            "python");
    private static final int MOST_NAMESERVERS = 3;
    private static final int MOST_TABLES = 1000;
    private static final int MOST_PARTITIONS = 64;
    private static final int LARGE_PARTITIONS = 400;
    private static final int USUAL_TABLES = 2;
    private static final int USUAL_PARTITIONS = 2;
    private static final int USUAL_REPLICAS = 3;

    /** Tables that are all alike. */
    record Generated(int tables, int partitions, int replicas) {}

    /** @throws IllegalArgumentException when an option is unknown or does not fit, saying why */
    static OpenMldbSettings of(Settings lab) {
        lab.options().keySet().stream()
                .filter(name -> !OPTIONS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("an OpenMLDB lab has no option " + name
                            + DidYouMean.nearest(name, OPTIONS)
                                    .map(known -> "; did you mean " + known + "?")
                                    .orElse("")
                            + "; it has " + String.join(", ", OPTIONS));
                });
        var installed = Release.of(lab.option("old-version", "0.9.0"));
        var target = Release.of(lab.option("target-version", "0.9.2"));
        if (installed.equals(target)) {
            throw new IllegalArgumentException("old-version and target-version are both " + target.numbers());
        }
        return new OpenMldbSettings(
                lab.directory(),
                lab.nodes(),
                number(lab, "nameservers", MOST_NAMESERVERS).orElse(2),
                generated(lab),
                installed,
                target,
                flag(lab, "auto-failover", true),
                flag(lab, "shared", false),
                Interpreters.of(lab.option("python", Interpreters.BOTH.word())));
    }

    /** So many partitions that their upgrade takes minutes. */
    boolean isLarge() {
        return tables.filter(each -> each.tables() * each.partitions() >= LARGE_PARTITIONS)
                .isPresent();
    }

    /** A partition of a table of the user. */
    Place usersTable() {
        return new Place("db1", tables.isPresent() ? "t0" : "t1", 0);
    }

    private static Optional<Generated> generated(Settings lab) {
        var tables = number(lab, "tables", MOST_TABLES);
        var partitions = number(lab, "partitions", MOST_PARTITIONS);
        var replicas = number(lab, "replicas", lab.nodes());
        if (tables.isEmpty() && partitions.isEmpty() && replicas.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Generated(
                tables.orElse(USUAL_TABLES),
                partitions.orElse(USUAL_PARTITIONS),
                replicas.orElse(Math.min(USUAL_REPLICAS, lab.nodes()))));
    }

    private static OptionalInt number(Settings lab, String name, int most) {
        String text = lab.option(name, "");
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        int value = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("this lab takes 1 to " + most + " " + name + ", not " + text);
        }
        return OptionalInt.of(value);
    }

    private static boolean flag(Settings lab, String name, boolean otherwise) {
        String text = lab.option(name, Boolean.toString(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(name + " is true or false, not " + text);
        }
        return Boolean.parseBoolean(text);
    }
}
