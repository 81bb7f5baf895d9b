package dev.runproof.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists the settings of an environment that hold, in reading order. */
final class EffectiveValues {
    private final Environment environment;
    private final List<EffectiveValue> values = new ArrayList<>();

    private EffectiveValues(Environment environment) {
        this.environment = environment;
    }

    static List<EffectiveValue> of(Environment environment) {
        var all = new EffectiveValues(environment);
        all.add("procedure", environment.procedure());
        all.add("protected", String.valueOf(environment.protection() == Protection.PROTECTED));
        environment.lab().ifPresent(all::lab);
        environment.hosts().forEach(all::host);
        environment.services().databases().forEach(all::database);
        environment.services().consoles().forEach(all::console);
        environment.variables().forEach((name, value) -> all.add("variables." + name, value));
        environment.secrets().forEach((name, reference) -> all.add("secrets." + name, reference.toString()));
        return List.copyOf(all.values);
    }

    private void lab(Lab lab) {
        add("lab.kind", lab.kind().toString());
        add("lab.nodes", String.valueOf(lab.nodes()));
        add("lab.zones", String.valueOf(lab.zones()));
        add("lab.speed", decimal(lab.speed()));
        Key.LAB_SETTINGS.forEach(key -> Optional.ofNullable(lab.settings().get(key.name()))
                .ifPresent(value -> add("lab." + key.name(), value)));
    }

    private void host(Host host) {
        String prefix = "hosts." + host.name() + ".";
        if (host.container().isPresent() || host.image().isPresent()) {
            contained(prefix, host);
        } else {
            add(prefix, "address", host.address());
            String usual = host.alias().isPresent() ? "as the alias says" : String.valueOf(Host.DEFAULT_PORT);
            add(
                    prefix,
                    "port",
                    Optional.of(
                            host.port().isPresent() ? String.valueOf(host.port().getAsInt()) : usual));
        }
        add(prefix, "user", host.user());
        add(prefix, "identity", host.identity().map(String::valueOf));
        add(prefix, "password", host.password().map(String::valueOf));
        add(prefix, "passphrase", host.passphrase().map(String::valueOf));
        add(prefix, "sudoPassword", host.sudoPassword().map(String::valueOf));
        add(prefix, "jump", host.jump().map(String::valueOf));
        add(prefix, "alias", host.alias());
        add(prefix, "roles", Optional.of(String.join(", ", host.roles())).filter(roles -> !roles.isEmpty()));
        add(prefix, "hostKey", host.hostKey());
        add(prefix, "endpoint", host.endpoint());
    }

    private void contained(String prefix, Host host) {
        add(prefix, "container", host.container());
        host.image().ifPresent(image -> {
            add(prefix, "image", Optional.of(image.name()));
            add(prefix, "environment", listed(image.environment()));
            add(prefix, "credentials", listed(image.credentials()));
            add(prefix, "start", Optional.of(String.join("; ", image.start())).filter(text -> !text.isEmpty()));
        });
    }

    private static Optional<String> listed(Map<String, ?> values) {
        return Optional.of(values.entrySet().stream()
                        .map(value -> value.getKey() + "=" + value.getValue())
                        .collect(Collectors.joining(", ")))
                .filter(text -> !text.isEmpty());
    }

    private void database(DatabaseServer server) {
        String prefix = server.name() + ".";
        service("databases", prefix + "address", server.address());
        service("databases", prefix + "port", String.valueOf(server.port()));
        service("databases", prefix + "user", server.user());
        service("databases", prefix + "password", server.password().toString());
        service("databases", prefix + "tls", server.tls());
        server.authority().ifPresent(file -> service("databases", prefix + "authority", file.toString()));
    }

    private void console(WebConsole console) {
        String prefix = console.name() + ".";
        service("consoles", prefix + "url", console.url().toString());
        service("consoles", prefix + "user", console.user());
        service("consoles", prefix + "password", console.password().toString());
        service("consoles", prefix + "browser", console.browser());
        console.certificate().ifPresent(file -> service("consoles", prefix + "certificate", file.toString()));
    }

    private void service(String list, String key, String value) {
        values.add(new EffectiveValue(list + "." + key, value, environment.origin(list)));
    }

    private static String decimal(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%s", value);
    }

    private void add(String prefix, String key, Optional<String> value) {
        value.ifPresent(text -> {
            Origin host = environment.origin(prefix.substring(0, prefix.length() - 1));
            Origin own = environment.origin(prefix + key);
            values.add(new EffectiveValue(prefix + key, text, own.equals(Origin.DEFAULT) ? host : own));
        });
    }

    private void add(String key, String value) {
        values.add(new EffectiveValue(key, value, environment.origin(key)));
    }
}
