package dev.runproof.lab.oms.docker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The {@code --filter} of {@code ps}: of one kind any value may fit, of labels each must, and every kind must. */
final class ContainerFilter {
    private static final Set<String> STATUSES =
            Set.of("created", "restarting", "running", "removing", "paused", "exited", "dead");

    private static final Set<String> HEALTHS = Set.of("none", "starting", "healthy", "unhealthy");
    private static final Map<String, Boolean> TRUTHS = Map.of("1", true, "true", true, "0", false, "false", false);

    private final DockerEngine engine;
    private final Map<String, List<String>> asked;

    private ContainerFilter(DockerEngine engine, Map<String, List<String>> asked) {
        this.engine = engine;
        this.asked = asked;
    }

    /**
     * @throws Flags.Unknown when one is no filter
     * @throws DaemonError when the engine has no such filter or value
     */
    static ContainerFilter of(DockerEngine engine, List<String> filters) {
        var filter = new ContainerFilter(engine, byKind(filters));
        filter.asked.forEach((kind, values) -> values.forEach(value -> filter.check(kind, value)));
        return filter;
    }

    /** The values of each kind. */
    static Map<String, List<String>> byKind(List<String> filters) {
        var kinds = new LinkedHashMap<String, List<String>>();
        for (String filter : filters) {
            String[] parts = filter.split("=", 2);
            if (parts.length < 2) {
                throw Flags.Unknown.value("-f, --filter", filter, "bad format of filter (expected name=value)");
            }
            kinds.computeIfAbsent(parts[0], kind -> new ArrayList<>()).add(parts[1]);
        }
        return kinds;
    }

    private void check(String kind, String value) {
        switch (kind) {
            case "name", "id", "ancestor", "label", "volume", "network", "publish", "expose" -> {}
            case "health" -> {
                if (!HEALTHS.contains(value)) {
                    throw new DaemonError("Unrecognised filter value for health: " + value);
                }
            }
            case "is-task" -> truth(kind, value);
            case "status" -> {
                if (!STATUSES.contains(value)) {
                    throw new DaemonError("Invalid filter 'status=" + value + "'");
                }
            }
            case "exited" -> {
                if (!value.matches("-?\\d+")) {
                    throw new DaemonError("strconv.Atoi: parsing \"" + value + "\": invalid syntax");
                }
            }
            case "before", "since" -> {
                if (engine.find(value).isEmpty()) {
                    throw new DaemonError("no such container " + value);
                }
            }
            default -> throw new DaemonError("Invalid filter '" + kind + "'");
        }
    }

    /** Whether a filter asks for what is so, or for what is not. */
    static boolean truth(String kind, String value) {
        if (!TRUTHS.containsKey(value)) {
            throw new DaemonError("Invalid filter '" + kind + "=[" + value + "]'");
        }
        return TRUTHS.getOrDefault(value, false);
    }

    /** Containers that do not run are shown then too. */
    boolean asksForAStatus() {
        return asked.containsKey("status");
    }

    boolean fits(Container container) {
        return asked.entrySet().stream()
                .allMatch(kind -> kind.getKey().equals("label")
                        ? kind.getValue().stream().allMatch(value -> fits(container, "label", value))
                        : kind.getValue().stream().anyMatch(value -> fits(container, kind.getKey(), value)));
    }

    private boolean fits(Container container, String kind, String value) {
        return switch (kind) {
            case "name" -> matches(value, "/" + container.name()) || matches(value, container.name());
            case "id" -> container.id().startsWith(value);
            case "status" -> container.state().status().word().equals(value);
            case "exited" ->
                !container.state().isUp()
                        && container.state().started() != null
                        && container.state().exitCode() == Integer.parseInt(value);
            case "ancestor" ->
                engine.images()
                        .find(value)
                        .filter(image -> image.id().equals(container.imageId()))
                        .isPresent();
            case "label" -> labelled(container.labels(), value);
            case "volume" -> container.mounts(value) || container.mountsSource(value);
            case "network" -> container.request().network().equals(value);
            case "health" -> value.equals("none");
            case "before" -> container.created().isBefore(engine.need(value).created());
            case "since" -> container.created().isAfter(engine.need(value).created());
            case "is-task" -> !truth(kind, value);
            default -> false;
        };
    }

    /** @param wanted a key, or a key and its value */
    static boolean labelled(Map<String, String> labels, String wanted) {
        String[] parts = wanted.split("=", 2);
        return labels.containsKey(parts[0]) && (parts.length < 2 || parts[1].equals(labels.get(parts[0])));
    }

    private static boolean matches(String pattern, String name) {
        try {
            return Pattern.compile(pattern).matcher(name).find();
        } catch (PatternSyntaxException e) {
            return name.contains(pattern);
        }
    }
}
