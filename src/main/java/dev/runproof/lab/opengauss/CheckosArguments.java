package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.text.CheckItem;
import dev.runproof.lab.opengauss.text.CheckosText.Depth;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The options of {@code gs_checkos}.
 *
 * @param items what to check; empty when {@code -i} was not given
 * @param hosts of {@code -h}; empty for the current host
 * @param hostFile of {@code -f}
 * @param output of {@code -o}
 * @param problem the complaint about an option, empty when all are understood
 */
record CheckosArguments(
        Set<CheckItem> items,
        List<String> hosts,
        Optional<String> hostFile,
        Depth depth,
        Optional<String> output,
        Optional<String> problem) {

    static CheckosArguments parse(List<String> words) {
        Set<CheckItem> items = EnumSet.noneOf(CheckItem.class);
        List<String> hosts = List.of();
        Optional<String> hostFile = Optional.empty();
        Optional<String> output = Optional.empty();
        Depth depth = Depth.BRIEF;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--detail")) {
                depth = Depth.DETAIL;
                continue;
            }
            if (!List.of("-i", "-h", "-f", "-o", "-l", "-X").contains(word)) {
                return complaint("[GAUSS-50000] : Unrecognized parameter: " + word + ".");
            }
            if (i + 1 >= words.size()) {
                return complaint("[GAUSS-50000] : Unrecognized parameter: option " + word + " requires argument.");
            }
            String value = words.get(++i);
            switch (word) {
                case "-i" -> {
                    if (!add(items, value)) {
                        return complaint("[GAUSS-50004] : The parameter '-i' value is incorrect.");
                    }
                }
                case "-h" ->
                    hosts = Arrays.stream(value.split(",", -1))
                            .map(String::strip)
                            .filter(host -> !host.isEmpty())
                            .distinct()
                            .toList();
                case "-f" -> hostFile = Optional.of(value);
                case "-o" -> output = Optional.of(value);
                default -> {}
            }
        }
        if (!hosts.isEmpty() && hostFile.isPresent()) {
            return complaint("[GAUSS-50005] : The parameter '-h' and '-f' can not be used together.");
        }
        if (items.isEmpty()) {
            return complaint("[GAUSS-50001] : Incorrect parameter. Parameter '-i' is required.");
        }
        return new CheckosArguments(items, hosts, hostFile, depth, output, Optional.empty());
    }

    /** Adds what one value of {@code -i} names; false when it names no item. */
    private static boolean add(Set<CheckItem> items, String value) {
        for (var word : value.split(",", -1)) {
            if (word.strip().equalsIgnoreCase("A")) {
                items.addAll(EnumSet.allOf(CheckItem.class));
                continue;
            }
            var item = CheckItem.of(word);
            if (item.isEmpty()) {
                return false;
            }
            items.add(item.get());
        }
        return true;
    }

    private static CheckosArguments complaint(String text) {
        return new CheckosArguments(
                Set.of(), List.of(), Optional.empty(), Depth.BRIEF, Optional.empty(), Optional.of(text));
    }
}
