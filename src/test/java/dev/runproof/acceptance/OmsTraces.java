package dev.runproof.acceptance;

import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LoggedCommand;
import dev.runproof.lab.embedded.LabUnderTest;
import dev.runproof.scenario.OmsQuestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The containers of every node and what runs in them, the structure and the rows of the MetaDB, what its server was told to drop
 * and create, how often the console has written a parameter, and each run of the script that migrates the databases.
 */
record OmsTraces(String procedure, Map<String, String> options, List<String> gates) implements Traces {
    /** OMS writes into these by itself as long as it runs. */
    private static final Set<String> LIVELY = Set.of("heart_beat", "heatbeat_sequence", "host");

    private static final Pattern SINCE = Pattern.compile("pid \\S+, uptime .*");

    static OmsTraces ofTwoRegions() {
        return new OmsTraces("oms-4.2.9", Map.of("regions", "2"), List.of("OMS429-R0"));
    }

    @Override
    public String look(LabDescription lab, LabDescription.Host host) {
        return """
                for id in $(sudo -n docker ps -aq); do
                  sudo -n docker inspect --format \
                    '{{.Name}} {{.Config.Image}} {{.State.Status}} {{.HostConfig.RestartPolicy.Name}} {{.HostConfig.Binds}}' $id
                done
                sudo -n docker images --format '{{.Repository}}:{{.Tag}}'
                for name in $(sudo -n docker ps --format '{{.Names}}'); do
                  sudo -n docker exec $name supervisorctl status
                  sudo -n docker exec $name cat /etc/supervisor/conf.d/oms_console.ini
                done
                """;
    }

    @Override
    public Map<String, String> names(LabDescription lab) {
        var names = new LinkedHashMap<String, String>();
        lab.hosts()
                .forEach(host -> names.put(
                        String.valueOf(lab.variables().get("oms.hostIp." + host.name())), "<" + host.name() + ">"));
        return names;
    }

    @Override
    public Optional<String> counted(LoggedCommand command) {
        return command.argv().stream().anyMatch(word -> word.endsWith("/docker_init.sh"))
                ? Optional.of(command.host() + ": " + String.join(" ", command.argv()))
                : Optional.empty();
    }

    @Override
    public List<String> withoutChance(List<String> said) {
        return said.stream()
                .map(line -> SINCE.matcher(line).replaceAll("<since>"))
                .toList();
    }

    @Override
    public List<String> beside(LabUnderTest lab) {
        var asked = new OmsQuestions(lab);
        var lines = new ArrayList<String>();
        asked.fingerprints().forEach((name, is) -> {
            lines.add("database " + name + " " + is.collation() + " " + is.structure());
            is.contents().forEach((table, contents) -> {
                if (!LIVELY.contains(table)) {
                    lines.add("table " + name + "." + table + ": " + contents.rows() + " rows");
                }
            });
        });
        asked.dropsAndCreates().forEach(statement -> lines.add("sent: " + statement));
        lines.add("ha.config "
                + asked.haConfig()
                        .replaceAll("\\s+", " ")
                        .replaceAll("(\"refetchStoreIntervalMin\" *: *)\\d+", "$1<minutes>"));
        lines.add("switched off by consoles: " + asked.switchedOff() + " times");
        lines.add("scratch databases: " + asked.scratchDatabases());
        asked.projects().forEach(project -> lines.add("project " + project));
        asked.servers().forEach(server -> lines.add("server " + server));
        return lines;
    }

    /** Images and containers have other ids in each lab; what they hold is asked of the engine. */
    @Override
    public boolean byChance(String file) {
        return file.startsWith("var/lib/docker/");
    }
}
