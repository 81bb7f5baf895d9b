package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.text.ToolVersion;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings files of CM: samples of a build, and how the switch merges a sample with the values in use. */
final class CmSettings {
    private CmSettings() {}

    static String agentSample(ToolVersion version) {
        return "# cm_agent settings of build " + version.build() + "\n"
                + "log_dir = cm_agent\n"
                + "agent_report_interval = 1\n"
                + "agent_heartbeat_timeout = 8\n"
                + "log_max_size = 10240\n"
                + "enable_dcf = off\n";
    }

    static String serverSample(ToolVersion version) {
        return "# cm_server settings of build " + version.build() + "\n"
                + "log_dir = cm_server\n"
                + "instance_heartbeat_timeout = 6\n"
                + "cmserver_ha_heartbeat_timeout = 6\n"
                + "ddb_type = 1\n";
    }

    /** The new sample with the old values; comments of the old file and settings that the sample lacks are gone. */
    static String merge(String sample, String old, Map<String, String> extra) {
        var values = new LinkedHashMap<>(values(old));
        values.putAll(extra);
        var text = new StringBuilder();
        for (var line : sample.lines().toList()) {
            String key = key(line);
            String value = key.isEmpty() ? null : values.remove(key);
            text.append(value == null ? line : key + " = " + value).append('\n');
        }
        for (var entry : extra.entrySet()) {
            if (values.containsKey(entry.getKey())) {
                text.append(entry.getKey())
                        .append(" = ")
                        .append(entry.getValue())
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static Map<String, String> values(String settings) {
        var values = new LinkedHashMap<String, String>();
        settings.lines().filter(line -> !key(line).isEmpty()).forEach(line -> {
            String value = line.substring(line.indexOf('=') + 1).strip();
            values.put(key(line), value);
        });
        return values;
    }

    private static String key(String line) {
        int equals = line.indexOf('=');
        return equals < 0 || line.strip().startsWith("#")
                ? ""
                : line.substring(0, equals).strip();
    }
}
