package dev.runproof.acceptance;

import dev.runproof.lab.LabDescription;
import dev.runproof.lab.process.LabHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** An environment file for the hosts of a lab that is up, with other ways to reach them than the lab's own file has. */
final class LabEnvironment {
    private final LabHandle lab;
    private final Map<String, String> variables;
    private Function<LabDescription.Host, Map<String, String>> login = LabEnvironment::asTheLabHasIt;

    LabEnvironment(LabHandle lab) {
        this.lab = lab;
        this.variables = new TreeMap<>(lab.description().variables());
    }

    /** @param keys of a host's entry, by name; the name and the roles are the lab's */
    LabEnvironment reaching(Function<LabDescription.Host, Map<String, String>> keys) {
        login = keys;
        return this;
    }

    LabEnvironment with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    String variable(String name) {
        return variables.get(name);
    }

    static Map<String, String> asTheLabHasIt(LabDescription.Host host) {
        var keys = new LinkedHashMap<String, String>();
        keys.put("address", host.address());
        keys.put("port", Integer.toString(host.port()));
        keys.put("user", host.user());
        keys.put("identity", host.identity());
        keys.put("hostKey", host.hostKey());
        return keys;
    }

    Path writeTo(Path file) throws IOException {
        var text = new StringBuilder("procedure: opengauss\nlab:\n  kind: embedded\n  nodes: %d\n  speed: %s\nhosts:\n"
                .formatted(lab.description().hosts().size(), lab.speed()));
        for (LabDescription.Host host : lab.description().hosts()) {
            text.append("  - name: ")
                    .append(host.name())
                    .append("\n    roles: ")
                    .append(host.roles());
            login.apply(host)
                    .forEach((key, value) ->
                            text.append("\n    ").append(key).append(": ").append(yaml(key, value)));
            text.append('\n');
        }
        text.append("variables:\n");
        variables.forEach((name, value) ->
                text.append("  ").append(name).append(": \"").append(value).append("\"\n"));
        return Files.writeString(file, text);
    }

    private static String yaml(String key, String value) {
        return key.equals("port") ? value : '"' + value + '"';
    }
}
