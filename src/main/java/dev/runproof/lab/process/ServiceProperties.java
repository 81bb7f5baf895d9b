package dev.runproof.lab.process;

import static dev.runproof.lab.process.LabState.get;

import dev.runproof.lab.LabDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The databases and consoles of a lab, in the file that tells of the lab. */
public final class ServiceProperties {
    private ServiceProperties() {}

    public static void put(Properties properties, LabDescription lab) {
        for (int i = 0; i < lab.databases().size(); i++) {
            var database = lab.databases().get(i);
            String prefix = "database." + i + ".";
            properties.setProperty(prefix + "name", database.name());
            properties.setProperty(prefix + "address", database.address());
            properties.setProperty(prefix + "port", Integer.toString(database.port()));
            properties.setProperty(prefix + "user", database.user());
            properties.setProperty(prefix + "passwordFile", database.passwordFile());
            properties.setProperty(prefix + "tls", database.tls());
        }
        for (int i = 0; i < lab.consoles().size(); i++) {
            var console = lab.consoles().get(i);
            String prefix = "console." + i + ".";
            properties.setProperty(prefix + "name", console.name());
            properties.setProperty(prefix + "url", console.url());
            properties.setProperty(prefix + "user", console.user());
            properties.setProperty(prefix + "passwordFile", console.passwordFile());
            String certificate = console.certificate();
            if (certificate != null) {
                properties.setProperty(prefix + "certificate", certificate);
            }
            properties.setProperty(prefix + "browser", console.browser());
        }
    }

    public static List<LabDescription.Database> databases(Properties properties) {
        var databases = new ArrayList<LabDescription.Database>();
        for (String prefix = "database.0.";
                properties.containsKey(prefix + "name");
                prefix = "database." + databases.size() + ".") {
            databases.add(new LabDescription.Database(
                    get(properties, prefix + "name"),
                    get(properties, prefix + "address"),
                    Integer.parseInt(get(properties, prefix + "port")),
                    get(properties, prefix + "user"),
                    get(properties, prefix + "passwordFile"),
                    get(properties, prefix + "tls")));
        }
        return databases;
    }

    public static List<LabDescription.WebConsole> consoles(Properties properties) {
        var consoles = new ArrayList<LabDescription.WebConsole>();
        for (String prefix = "console.0.";
                properties.containsKey(prefix + "name");
                prefix = "console." + consoles.size() + ".") {
            consoles.add(new LabDescription.WebConsole(
                    get(properties, prefix + "name"),
                    get(properties, prefix + "url"),
                    get(properties, prefix + "user"),
                    get(properties, prefix + "passwordFile"),
                    properties.getProperty(prefix + "certificate"),
                    get(properties, prefix + "browser")));
        }
        return consoles;
    }
}
