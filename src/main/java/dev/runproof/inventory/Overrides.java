package dev.runproof.inventory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the values of {@code --set} in the place of an environment's own. */
final class Overrides {
    private static final Path COMMAND_LINE = Path.of("--set");

    private Overrides() {}

    static Environment apply(Environment environment, Map<String, String> overrides) {
        var problems = new Problems(COMMAND_LINE);
        var needs = ProcedureNeeds.of(environment.procedure());
        var check = new VariableCheck(needs, Places.ofCommandLine(), problems);
        var variables = new LinkedHashMap<>(environment.variables());
        var origins = new LinkedHashMap<>(environment.origins());
        Optional<Lab> lab = environment.lab();
        for (Map.Entry<String, String> override : overrides.entrySet()) {
            String key = override.getKey();
            if (key.startsWith("lab.") && environment.ofImages() && !ImageLabCheck.takes(key)) {
                problems.add(0, ImageLabCheck.idle(key), "lab.faults");
            } else if (key.startsWith("lab.") && lab.isPresent()) {
                lab = Optional.of(lab(lab.get(), key, override.getValue(), problems));
                origins.put(key, Origin.SET);
            } else if (known(key, needs, environment, problems)) {
                check.value(key, override.getValue(), 0).ifPresent(value -> {
                    variables.put(key, value);
                    origins.put("variables." + key, Origin.SET);
                });
            }
        }
        if (!problems.isEmpty()) {
            throw new EnvironmentRefused(problems.inOrder(), List.of("runproof doctor -e " + environment.name()));
        }
        return new Environment(
                environment.name(),
                environment.source(),
                environment.procedure(),
                environment.protection(),
                lab,
                environment.hosts(),
                environment.services(),
                variables,
                environment.secrets(),
                origins,
                environment.warnings().stream()
                        .filter(warning -> overrides.keySet().stream()
                                .noneMatch(key -> warning.what().startsWith(key + " ")))
                        .toList());
    }

    private static boolean known(
            String key, Optional<ProcedureNeeds> needs, Environment environment, Problems problems) {
        if (needs.isEmpty() || needs.get().variable(key).isPresent()) {
            return true;
        }
        var keys = new ArrayList<>(needs.get().variableNames());
        if (environment.lab().isPresent()) {
            keys.addAll(labKeys());
        }
        problems.unknown(0, "'" + key + "' cannot be set", key, keys);
        return false;
    }

    private static Lab lab(Lab lab, String key, String value, Problems problems) {
        try {
            return switch (key) {
                case "lab.nodes" ->
                    new Lab(lab.kind(), Integer.parseInt(value), lab.zones(), lab.speed(), lab.settings());
                case "lab.zones" ->
                    new Lab(lab.kind(), lab.nodes(), Integer.parseInt(value), lab.speed(), lab.settings());
                case "lab.speed" ->
                    new Lab(lab.kind(), lab.nodes(), lab.zones(), Double.parseDouble(value), lab.settings());
                default -> setting(lab, key, value, problems);
            };
        } catch (IllegalArgumentException e) {
            String name = key.substring("lab.".length());
            Key.LAB.stream()
                    .filter(known -> known.name().equals(name))
                    .forEach(known -> problems.add(
                            0,
                            key + " is '" + value + "'",
                            known.shape().expected().replace(", without quotes", "")));
            return lab;
        }
    }

    private static Lab setting(Lab lab, String key, String value, Problems problems) {
        var setting = Key.LAB_SETTINGS.stream()
                .filter(known -> key.equals("lab." + known.name()))
                .findFirst();
        if (setting.isEmpty()) {
            problems.unknown(0, "'" + key + "' cannot be set", key, labKeys());
            return lab;
        }
        if (!setting.get().shape().holds(value)) {
            throw new IllegalArgumentException(value);
        }
        return lab.with(setting.get().name(), setting.get().shape().asInFile(value));
    }

    private static List<String> labKeys() {
        return Key.LAB.stream()
                .filter(key -> !key.name().equals("kind"))
                .map(key -> "lab." + key.name())
                .toList();
    }
}
