package dev.runproof.lab.process;

import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LabKind;
import dev.runproof.lab.host.Json;
import java.util.stream.Collectors;

/** The environment file of a lab that is up, ready to use. */
public final class EnvironmentFile {
    private EnvironmentFile() {}

    public static String text(LabKind kind, String product, LabDescription lab, double speed) {
        var text = new StringBuilder();
        text.append("# The lab ").append(lab.lab()).append(", which is up; this file goes with it.\n");
        text.append("procedure: ").append(Json.quote(product)).append('\n');
        text.append("lab:\n  kind: ")
                .append(kind)
                .append("\n  nodes: ")
                .append(lab.hosts().size())
                .append('\n');
        text.append("  speed: ")
                .append(speed == Math.rint(speed) ? Long.toString((long) speed) : Double.toString(speed));
        text.append("\nhosts:\n");
        for (var host : lab.hosts()) {
            text.append("  - name: ").append(Json.quote(host.name())).append('\n');
            line(text, "user", Json.quote(host.user()));
            String container = host.container();
            if (container == null) {
                line(text, "address", Json.quote(host.address()));
                line(text, "port", Integer.toString(host.port()));
                line(text, "identity", Json.quote(host.identity()));
                line(text, "hostKey", Json.quote(host.hostKey()));
            } else {
                line(text, "container", Json.quote(container));
            }
            line(text, "roles", host.roles().stream().map(Json::quote).collect(Collectors.joining(", ", "[", "]")));
        }
        if (!lab.databases().isEmpty()) {
            text.append("databases:\n");
            lab.databases().forEach(database -> database(text, database));
        }
        if (!lab.consoles().isEmpty()) {
            text.append("consoles:\n");
            lab.consoles().forEach(console -> console(text, console));
        }
        text.append("variables:").append(lab.variables().isEmpty() ? " {}" : "").append('\n');
        lab.variables()
                .forEach((name, value) -> text.append("  ")
                        .append(Json.quote(name))
                        .append(": ")
                        .append(Json.quote(value))
                        .append('\n'));
        return text.toString();
    }

    private static void database(StringBuilder text, LabDescription.Database database) {
        text.append("  - name: ").append(Json.quote(database.name())).append('\n');
        line(text, "address", Json.quote(database.address()));
        line(text, "port", Integer.toString(database.port()));
        line(text, "user", Json.quote(database.user()));
        line(text, "password", Json.quote("file:" + database.passwordFile()));
        line(text, "tls", Json.quote(database.tls()));
    }

    private static void console(StringBuilder text, LabDescription.WebConsole console) {
        text.append("  - name: ").append(Json.quote(console.name())).append('\n');
        line(text, "url", Json.quote(console.url()));
        line(text, "user", Json.quote(console.user()));
        line(text, "password", Json.quote("file:" + console.passwordFile()));
        String certificate = console.certificate();
        if (certificate != null) {
            line(text, "certificate", Json.quote(certificate));
        }
        line(text, "browser", Json.quote(console.browser()));
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append("    ").append(key).append(": ").append(value).append('\n');
    }
}
