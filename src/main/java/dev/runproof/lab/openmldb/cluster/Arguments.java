package dev.runproof.lab.openmldb.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The flags of one call of the client: in any order, with one or two dashes, the value behind {@code =} or as the next word.
 *
 * @param unknown the first flag that there is not
 */
record Arguments(Map<String, String> flags, Optional<String> unknown) {
    private static final Set<String> WORDS = Set.of("interactive", "use_name", "enable_status_service", "log_enable");
    private static final Set<String> KNOWN = Set.of(
            "zk_cluster",
            "zk_root_path",
            "zk_session_timeout",
            "zk_log_level",
            "zk_auth_schema",
            "zk_cert",
            "role",
            "cmd",
            "endpoint",
            "database",
            "host",
            "port",
            "user",
            "password",
            "glog_dir",
            "glog_level",
            "log_level",
            "log_file_size",
            "openmldb_log_dir",
            "request_timeout_ms",
            "spark_conf",
            "flagfile");

    static Arguments of(List<String> words) {
        var flags = new LinkedHashMap<String, String>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("-")) {
                continue;
            }
            String flag = word.substring(word.startsWith("--") ? 2 : 1);
            int equals = flag.indexOf('=');
            String name = equals < 0 ? flag : flag.substring(0, equals);
            boolean isWord = WORDS.contains(name) || (name.startsWith("no") && WORDS.contains(name.substring(2)));
            if (!isWord && !KNOWN.contains(name)) {
                return new Arguments(flags, Optional.of(name));
            }
            if (equals >= 0) {
                flags.put(name, flag.substring(equals + 1));
            } else if (isWord) {
                flags.put(name.startsWith("no") ? name.substring(2) : name, name.startsWith("no") ? "false" : "true");
            } else {
                i++;
                flags.put(name, i < words.size() ? words.get(i) : "");
            }
        }
        return new Arguments(flags, Optional.empty());
    }

    String get(String name) {
        return flags.getOrDefault(name, "");
    }

    boolean has(String name) {
        return !get(name).isEmpty();
    }

    /** The words of the command; repeated blanks count as one. */
    List<String> command() {
        return List.of(get("cmd").strip().split(" +", -1));
    }
}
