package dev.runproof.lab.opengauss;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of {@code gs_upgradectl}.
 *
 * @param action of {@code -t}, empty when not given
 * @param step of {@code -S}
 * @param upgradePackage path of {@code --upgrade-package}, empty when not given
 * @param xml path of {@code -X}
 * @param problem the complaint about an option, empty when all are understood
 */
record UpgradectlArguments(
        String action, String step, Optional<String> upgradePackage, Optional<String> xml, Optional<String> problem) {
    private static final Set<String> BARE = Set.of(
            "--force", "--grey", "--inplace-upgrade", "--continue", "--bypass-stale-check", "--skip-resource-check");
    private static final Set<String> VALUED = Set.of("-t", "-S", "-X", "-h", "-l", "--upgrade-package");

    static UpgradectlArguments parse(List<String> words) {
        Map<String, String> values = new HashMap<>();
        boolean logTakesValue = !words.contains("upgrade-cm");
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            if (BARE.contains(name) || (name.equals("-l") && !logTakesValue)) {
                continue;
            }
            if (!VALUED.contains(name)) {
                return complaint("[GAUSS-50000] : Unrecognized parameter: " + word + ".");
            }
            if (equals >= 0) {
                values.put(name, word.substring(equals + 1));
            } else if (i + 1 < words.size()) {
                values.put(name, words.get(++i));
            } else {
                return complaint("[GAUSS-50000] : Unrecognized parameter: option " + word + " requires argument.");
            }
        }
        return new UpgradectlArguments(
                values.getOrDefault("-t", ""),
                values.getOrDefault("-S", ""),
                Optional.ofNullable(values.get("--upgrade-package")),
                Optional.ofNullable(values.get("-X")),
                Optional.empty());
    }

    private static UpgradectlArguments complaint(String text) {
        return new UpgradectlArguments("", "", Optional.empty(), Optional.empty(), Optional.of(text));
    }
}
