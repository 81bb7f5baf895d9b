package dev.runproof.remote.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Collects the directives that hold for one name, the first value of each winning, as OpenSSH does. */
final class AliasValues {
    private final String name;
    private final Path home;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();

    AliasValues(String name, Path home) {
        this.name = name;
        this.home = home;
    }

    void add(String keyword, String value) {
        String key = keyword.toLowerCase(Locale.ROOT);
        if (key.equals("identityfile") || !values.containsKey(key)) {
            values.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
        }
    }

    void warn(String warning) {
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }

    Alias alias() {
        String hostName =
                first("hostname").map(text -> text.replace("%h", name)).orElse(name);
        List<String> jumps = first("proxyjump")
                .filter(text -> !text.equals("none"))
                .map(text -> List.of(text.split(",", -1)))
                .orElse(List.of());
        List<Path> known = Stream.of("userknownhostsfile", "globalknownhostsfile")
                .flatMap(key -> first(key).stream())
                .flatMap(text -> Stream.of(text.split("\\s+", -1)))
                .map(this::path)
                .toList();
        return new Alias(
                hostName,
                first("port")
                        .map(text -> OptionalInt.of(Integer.parseInt(text)))
                        .orElse(OptionalInt.empty()),
                first("user"),
                values.getOrDefault("identityfile", List.of()).stream()
                        .map(this::path)
                        .toList(),
                jumps,
                first("hostkeyalias"),
                known,
                warnings);
    }

    private Optional<String> first(String key) {
        return values.getOrDefault(key, List.of()).stream().findFirst();
    }

    private Path path(String text) {
        String plain = text.replace("%d", home.toString());
        return plain.startsWith("~/") ? home.resolve(plain.substring(2)) : home.resolve(plain);
    }
}
