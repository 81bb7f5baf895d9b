package dev.runproof.lab.process;

import dev.runproof.lab.ImageHost;
import dev.runproof.model.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The hosts of images in the form in which a specification travels. */
final class ImageText {
    private ImageText() {}

    static void put(Properties properties, List<ImageHost> hosts) {
        for (int i = 0; i < hosts.size(); i++) {
            String prefix = "image." + i + ".";
            var host = hosts.get(i);
            properties.setProperty(prefix + "name", host.name());
            properties.setProperty(prefix + "image", host.image());
            properties.setProperty(prefix + "user", host.user());
            list(properties, prefix + "role.", host.roles());
            list(properties, prefix + "start.", host.start());
            host.environment().forEach((name, value) -> properties.setProperty(prefix + "environment." + name, value));
            host.credentials()
                    .forEach((name, value) -> properties.setProperty(prefix + "credential." + name, value.reveal()));
        }
    }

    private static void list(Properties properties, String prefix, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            properties.setProperty(prefix + i, values.get(i));
        }
    }

    static List<ImageHost> read(Properties properties) {
        var hosts = new ArrayList<ImageHost>();
        for (String prefix = "image.0.";
                properties.containsKey(prefix + "name");
                prefix = "image." + hosts.size() + ".") {
            var credentials = new TreeMap<String, Secret>();
            below(properties, prefix + "credential.")
                    .forEach((name, value) -> credentials.put(name, new Secret(value)));
            hosts.add(new ImageHost(
                    properties.getProperty(prefix + "name"),
                    properties.getProperty(prefix + "image"),
                    properties.getProperty(prefix + "user"),
                    list(properties, prefix + "role."),
                    below(properties, prefix + "environment."),
                    credentials,
                    list(properties, prefix + "start.")));
        }
        return hosts;
    }

    private static List<String> list(Properties properties, String prefix) {
        var values = new ArrayList<String>();
        while (properties.containsKey(prefix + values.size())) {
            values.add(properties.getProperty(prefix + values.size()));
        }
        return values;
    }

    private static Map<String, String> below(Properties properties, String prefix) {
        var values = new TreeMap<String, String>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> values.put(name.substring(prefix.length()), properties.getProperty(name)));
        return values;
    }
}
