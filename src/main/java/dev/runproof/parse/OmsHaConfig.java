package dev.runproof.parse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The system parameter {@code ha.config} of OMS, which says what its high availability may do.
 *
 * @param valid there are no problems
 * @param problems the known keys whose value is of the wrong type, and {@code enable} when it is absent
 * @param enable the master switch; null when it cannot be read as true or false
 * @param otherEnables the other keys that begin with {@code enable}, known or not
 * @param perceiveStoreClientCheckpoint null when absent
 * @param refetchStoreIntervalMin the pull-back in minutes; null when absent
 * @param missing the known keys that are absent; which are there depends on the version
 * @param unknown the keys that are not known, in the order of the input
 */
public record OmsHaConfig(
        boolean valid,
        List<String> problems,
        @Nullable Boolean enable,
        Map<String, @Nullable Boolean> otherEnables,
        @Nullable Boolean perceiveStoreClientCheckpoint,
        @Nullable Number refetchStoreIntervalMin,
        List<String> missing,
        List<String> unknown) {
    private static final String TOOL = "ha.config";
    private static final String ENABLE = "enable";

    public OmsHaConfig {
        problems = List.copyOf(problems);
        otherEnables = Collections.unmodifiableMap(new LinkedHashMap<>(otherEnables));
        missing = List.copyOf(missing);
        unknown = List.copyOf(unknown);
    }

    /**
     * Reads the value of the parameter.
     *
     * @throws dev.runproof.model.OutputFormatException when it is not strict JSON, or not an object
     */
    public static OmsHaConfig parse(String value) {
        OutputText text = OutputText.of(TOOL, value, "a JSON object");
        if (!(StrictJson.value(text) instanceof Map<?, ?> members)) {
            throw text.refused("not an object");
        }
        List<String> problems = HaKey.ALL.stream()
                .filter(it -> members.containsKey(it.name())
                        ? !it.accepts(members.get(it.name()))
                        : it.name().equals(ENABLE))
                .map(HaKey::name)
                .toList();
        List<String> known = HaKey.ALL.stream().map(HaKey::name).toList();
        List<String> names = members.keySet().stream().map(String::valueOf).toList();
        var otherEnables = new LinkedHashMap<String, @Nullable Boolean>();
        names.stream()
                .filter(it -> it.startsWith(ENABLE) && !it.equals(ENABLE))
                .forEach(it -> otherEnables.put(it, HaKey.truth(members.get(it))));
        return new OmsHaConfig(
                problems.isEmpty(),
                problems,
                HaKey.truth(members.get(ENABLE)),
                otherEnables,
                HaKey.truth(members.get("perceiveStoreClientCheckpoint")),
                HaKey.number(members.get("refetchStoreIntervalMin")),
                known.stream().filter(it -> !members.containsKey(it)).toList(),
                names.stream().filter(it -> !known.contains(it)).toList());
    }
}
