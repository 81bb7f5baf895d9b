package dev.runproof.inventory;

import dev.runproof.model.HostName;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads the lists {@code databases} and {@code consoles}. */
final class ServiceReader {
    private final SecretFields secrets;
    private final Places places;
    private final String usualBrowser;
    private final Problems problems;
    private final Map<HostName, Integer> taken = new LinkedHashMap<>();

    /** @param usualBrowser drives a console whose entry names none */
    ServiceReader(Map<String, SecretReference> secrets, Places places, String usualBrowser, Problems problems) {
        this.secrets = new SecretFields(secrets, problems);
        this.places = places;
        this.usualBrowser = usualBrowser;
        this.problems = problems;
    }

    /** @param hosts whose names no service may have */
    Services read(List<MappingNode> databases, List<MappingNode> consoles, List<HostName> hosts) {
        hosts.forEach(host -> taken.put(host, 0));
        var servers = new ArrayList<DatabaseServer>();
        for (MappingNode section : databases) {
            database(new Fields("databases", section, Key.DATABASE, problems)).ifPresent(servers::add);
        }
        var pages = new ArrayList<WebConsole>();
        for (MappingNode section : consoles) {
            console(new Fields("consoles", section, Key.CONSOLE, problems)).ifPresent(pages::add);
        }
        return new Services(servers, pages);
    }

    private Optional<DatabaseServer> database(Fields fields) {
        Optional<HostName> name = name(fields, Key.DATABASE);
        Optional<String> address = fields.text(key(Key.DATABASE, "address"));
        Key portKey = key(Key.DATABASE, "port");
        int port = fields.whole(portKey, (Shape.Whole) portKey.shape()).orElse(DatabaseServer.DEFAULT_PORT);
        Optional<String> user = fields.text(key(Key.DATABASE, "user"));
        Optional<SecretReference> password = password(fields, Key.DATABASE);
        String tls = fields.text(key(Key.DATABASE, "tls")).orElse(DatabaseServer.DEFAULT_TLS);
        Optional<Path> authority = fields.text(key(Key.DATABASE, "authority")).map(places::resolve);
        if (!DatabaseServer.TLS.contains(tls)) {
            problems.unknown(fields.line("tls"), "unknown tls '" + tls + "' in databases", tls, DatabaseServer.TLS);
        } else if (authority.isPresent() && !tls.startsWith("verify")) {
            problems.add(
                    fields.line("authority"),
                    "an authority is named, and tls '" + tls + "' verifies no certificate",
                    "tls: verify_ca or verify_identity");
        }
        if (name.isEmpty() || address.isEmpty() || user.isEmpty() || password.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new DatabaseServer(name.get(), address.get(), port, user.get(), password.get(), tls, authority));
    }

    private Optional<WebConsole> console(Fields fields) {
        Optional<HostName> name = name(fields, Key.CONSOLE);
        Optional<URI> url = fields.text(key(Key.CONSOLE, "url")).flatMap(text -> url(fields, text));
        Optional<String> user = fields.text(key(Key.CONSOLE, "user"));
        Optional<SecretReference> password = password(fields, Key.CONSOLE);
        Optional<Path> certificate =
                fields.text(key(Key.CONSOLE, "certificate")).map(places::resolve);
        String browser = fields.text(key(Key.CONSOLE, "browser")).orElse(usualBrowser);
        if (!WebConsole.BROWSERS.contains(browser)) {
            problems.unknown(
                    fields.line("browser"),
                    "unknown browser '" + browser + "' in consoles",
                    browser,
                    WebConsole.BROWSERS);
        }
        if (name.isEmpty() || url.isEmpty() || user.isEmpty() || password.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new WebConsole(name.get(), url.get(), user.get(), password.get(), certificate, browser));
    }

    private Optional<SecretReference> password(Fields fields, List<Key> keys) {
        return secrets.secret(
                fields, key(keys, "password"), fields.text(key(keys, "name")).orElse("this service"));
    }

    private Optional<URI> url(Fields fields, String text) {
        try {
            var url = new URI(text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web && url.getHost() != null && url.getRawUserInfo() == null && url.getRawQuery() == null) {
                return Optional.of(url);
            }
        } catch (URISyntaxException e) {
            // Told below, as every other text that is no address.
        }
        problems.add(
                fields.line("url"),
                "url of a console is no address of http or https",
                "scheme, host and port alone: https://10.20.0.11:8089");
        return Optional.empty();
    }

    private Optional<HostName> name(Fields fields, List<Key> keys) {
        return fields.text(key(keys, "name")).flatMap(text -> {
            HostName name;
            try {
                name = new HostName(text);
            } catch (IllegalArgumentException e) {
                problems.add(
                        fields.line("name"),
                        "the name '" + text + "'",
                        "1 to 63 letters, digits, '.', '_' or '-', the first a letter or digit");
                return Optional.empty();
            }
            if (name.equals(HostName.CONTROLLER) || taken.putIfAbsent(name, fields.line("name")) != null) {
                problems.add(
                        fields.line("name"),
                        "the name '" + text + "' is that of something else here",
                        "a name of its own for every host, database and console");
                return Optional.empty();
            }
            return Optional.of(name);
        });
    }

    private static Key key(List<Key> keys, String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst().orElseThrow();
    }
}
