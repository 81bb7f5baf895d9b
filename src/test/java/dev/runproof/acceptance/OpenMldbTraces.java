package dev.runproof.acceptance;

import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LoggedCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the client of OpenMLDB says of leaders, replicas, offsets, tables, tablets and auto_failover, which releases run, what
 * lies in the installations and among the statfiles, and each call of the operation tool that moves leaders.
 */
final class OpenMldbTraces implements Traces {
    private static final String ENDPOINT = "openmldb.endpoint.";
    private static final Pattern AGE = Pattern.compile("(k(?:Healthy|Offline) +)\\d+[smhd] *");
    private static final List<String> DATABASES = List.of("db1", "__INTERNAL_DB", "__PRE_AGG_DB", "INFORMATION_SCHEMA");

    @Override
    public String procedure() {
        return "openmldb";
    }

    @Override
    public List<String> gates() {
        return List.of("OM-R0", "OM-R6");
    }

    @Override
    public String look(LabDescription lab, LabDescription.Host host) {
        String files = endpoints(lab).keySet().stream()
                .filter(name -> name.endsWith("." + host.name()))
                .map(name -> lab.variables().get("openmldb.dir." + name))
                .distinct()
                .map(home -> home + "/bin/openmldb --version; ls -A " + home + " " + home + "/bin")
                .collect(Collectors.joining("; "));
        String processes = files + "; ps -eo user,args";
        return host.roles().contains("operation") ? processes + "; " + cluster(lab) : processes;
    }

    private static String cluster(LabDescription lab) {
        Map<String, String> variables = lab.variables();
        String client = variables.get("openmldb.newPackage") + "/bin/openmldb --interactive=false";
        String nameserver = client + " --role=ns_client --zk_cluster=" + variables.get("openmldb.zkCluster")
                + " --zk_root_path=" + variables.get("openmldb.zkRootPath") + " --cmd=";
        var look = new StringBuilder("ls " + variables.get("openmldb.stateDir"));
        for (String command : List.of("showns", "showtablet", "'confget auto_failover'")) {
            look.append("; ").append(nameserver).append(command);
        }
        for (String database : DATABASES) {
            look.append("; ").append(nameserver).append("showtable --database=").append(database);
        }
        endpoints(lab).forEach((name, endpoint) -> {
            look.append("; curl -s http://").append(endpoint).append("/status | head -n 1");
            if (name.startsWith("tablet.")) {
                look.append("; ")
                        .append(client)
                        .append(" --role=client --cmd=gettablestatus --endpoint=")
                        .append(endpoint);
            }
        });
        return look.toString();
    }

    /** Role and host of each component, with its endpoint. */
    private static Map<String, String> endpoints(LabDescription lab) {
        var endpoints = new LinkedHashMap<String, String>();
        lab.variables().forEach((key, value) -> {
            if (key.startsWith(ENDPOINT)) {
                endpoints.put(key.substring(ENDPOINT.length()), value);
            }
        });
        return endpoints;
    }

    @Override
    public Map<String, String> names(LabDescription lab) {
        var names = new LinkedHashMap<String, String>();
        endpoints(lab).forEach((name, endpoint) -> {
            names.put(endpoint, "<" + name + ">");
            names.put(endpoint.replace(':', '-'), "<" + name + ">");
        });
        return names;
    }

    @Override
    public Optional<String> counted(LoggedCommand command) {
        boolean tool = command.argv().stream().anyMatch(word -> word.endsWith("openmldb_ops.py"));
        return tool
                ? command.argv().stream()
                        .filter(word -> word.startsWith("--cmd=pre-") || word.startsWith("--cmd=post-"))
                        .map(word -> word + " "
                                + command.argv().stream()
                                        .filter(other -> other.startsWith("--endpoints="))
                                        .collect(Collectors.joining()))
                        .findFirst()
                : Optional.empty();
    }

    /** How long a tablet has been registered is no part of an end. */
    @Override
    public List<String> withoutChance(List<String> said) {
        return said.stream()
                .map(line -> AGE.matcher(line).replaceAll("$1<age>"))
                .toList();
    }
}
