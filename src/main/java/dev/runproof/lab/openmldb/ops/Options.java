package dev.runproof.lab.openmldb.ops;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of one call; words that are no options are ignored. */
record Options(Map<String, String> values) {
    private static final String BIN = "--openmldb_bin_path";
    private static final String ZK_CLUSTER = "--zk_cluster";
    private static final String ZK_ROOT_PATH = "--zk_root_path";
    private static final String CMD = "--cmd";
    private static final String ENDPOINTS = "--endpoints";
    private static final String STATFILE = "--statfile";
    private static final String ALLOW_SINGLE_REPLICA = "--allow_single_replica";
    private static final String DB = "--db";
    private static final String FILTER = "--filter";
    private static final String HELP = "--help";

    /** All long options in the order of the help text; the value is what stands for the argument there. */
    private static final List<Map.Entry<String, String>> KNOWN = List.of(
            Map.entry(HELP, ""),
            Map.entry(BIN, "OPENMLDB_BIN_PATH"),
            Map.entry(ZK_CLUSTER, "ZK_CLUSTER"),
            Map.entry(ZK_ROOT_PATH, "ZK_ROOT_PATH"),
            Map.entry(CMD, "CMD"),
            Map.entry(ENDPOINTS, "ENDPOINTS"),
            Map.entry(STATFILE, "STATFILE"),
            Map.entry(ALLOW_SINGLE_REPLICA, ""),
            Map.entry(DB, "DB"),
            Map.entry(FILTER, "FILTER"));

    Options {
        values = Map.copyOf(values);
    }

    Optional<String> bin() {
        return value(BIN);
    }

    Optional<String> zkCluster() {
        return value(ZK_CLUSTER);
    }

    Optional<String> zkRootPath() {
        return value(ZK_ROOT_PATH);
    }

    Optional<String> cmd() {
        return value(CMD);
    }

    Optional<String> endpoints() {
        return value(ENDPOINTS);
    }

    String statfile() {
        return value(STATFILE).orElse(".stat");
    }

    boolean allowSingleReplica() {
        return values.containsKey(ALLOW_SINGLE_REPLICA);
    }

    /** Empty for all databases. */
    String db() {
        return value(DB).orElse("");
    }

    Optional<String> filter() {
        return value(FILTER);
    }

    boolean help() {
        return values.containsKey(HELP);
    }

    private Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    /** The first lines of the help text and the list of options. */
    static String helpText(String program) {
        var text = new StringBuilder("Usage: " + program + " [options]\n\nOptions:\n  -h, --help\n");
        for (var option : KNOWN.subList(1, KNOWN.size())) {
            text.append("  ").append(option.getKey());
            text.append(option.getValue().isEmpty() ? "" : "=" + option.getValue())
                    .append('\n');
        }
        return text.toString();
    }

    /** Reads the words of a call; an option's argument follows after {@code =} or as the next word. */
    static Options parse(List<String> arguments) throws UsageError {
        var rest = new ArrayDeque<>(arguments);
        var values = new HashMap<String, String>();
        while (!rest.isEmpty() && !values.containsKey(HELP)) {
            String word = rest.removeFirst();
            if (word.equals("--")) {
                break;
            }
            if (word.startsWith("--")) {
                take(word, rest, values);
            } else if (word.startsWith("-") && word.length() > 1) {
                if (word.charAt(1) != 'h') {
                    throw new UsageError("no such option: " + word.substring(0, 2));
                }
                values.put(HELP, "");
            }
        }
        return new Options(values);
    }

    private static void take(String word, ArrayDeque<String> rest, Map<String, String> values) throws UsageError {
        int equals = word.indexOf('=');
        var option = match(equals < 0 ? word : word.substring(0, equals));
        boolean bare = option.getValue().isEmpty();
        if (bare && equals >= 0) {
            throw new UsageError(option.getKey() + " option does not take a value");
        }
        if (!bare && equals < 0 && rest.isEmpty()) {
            throw new UsageError(option.getKey() + " option requires 1 argument");
        }
        String value = bare ? "" : equals < 0 ? rest.removeFirst() : word.substring(equals + 1);
        values.put(option.getKey(), value);
    }

    private static Map.Entry<String, String> match(String name) throws UsageError {
        var found = new ArrayList<Map.Entry<String, String>>();
        for (var option : KNOWN) {
            if (option.getKey().equals(name)) {
                return option;
            }
            if (option.getKey().startsWith(name)) {
                found.add(option);
            }
        }
        if (found.isEmpty()) {
            throw new UsageError("no such option: " + name);
        }
        if (found.size() > 1) {
            var names = found.stream().map(Map.Entry::getKey).sorted().toList();
            throw new UsageError("ambiguous option: " + name + " (" + String.join(", ", names) + "?)");
        }
        return found.get(0);
    }
}
