package dev.runproof.inventory;

import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads one entry of {@code hosts}. */
final class HostReader {
    private static final Pattern HOST_KEY = Pattern.compile(
            "(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)|sk-[a-z0-9@.-]+) [A-Za-z0-9+/]{16,}={0,3}( .*)?|SHA256:[A-Za-z0-9+/]{43}=?");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*|[0-9a-fA-F:.]+(%[A-Za-z0-9]+)?");

    private static final List<String> NOT_IN_CONTAINERS =
            List.of("image", "address", "port", "identity", "password", "passphrase", "jump", "alias", "hostKey");

    private final Optional<ProcedureNeeds> needs;
    private final SecretFields secrets;
    private final Places places;
    private final Problems problems;

    HostReader(Optional<ProcedureNeeds> needs, Map<String, SecretReference> secrets, Places places, Problems problems) {
        this.needs = needs;
        this.secrets = new SecretFields(secrets, problems);
        this.places = places;
        this.problems = problems;
    }

    /**
     * The host; empty when its name or its way to be reached is not right.
     *
     * @param number the place in the list, first entry 1
     */
    Optional<Entry> read(MappingNode section, int number) {
        String title = title(section, number);
        var fields = new Fields(title, section, Key.HOST, problems);
        Optional<HostName> name = name(fields);
        Optional<String> address = fields.text(key("address"));
        Optional<String> alias = fields.text(key("alias"));
        Optional<String> container = fields.text(key("container"));
        Optional<ProductImage> image = new ImageReader(secrets, problems).read(fields, title);
        boolean reachable = reachable(fields, address, title);
        var port = fields.whole(key("port"), (Shape.Whole) key("port").shape());
        Optional<Path> identity = fields.text(key("identity")).map(places::resolve);
        Optional<SecretReference> password = secrets.secret(fields, key("password"), title);
        Optional<SecretReference> passphrase = secrets.secret(fields, key("passphrase"), title);
        Optional<SecretReference> sudoPassword = secrets.secret(fields, key("sudoPassword"), title);
        Optional<HostName> jump = hostName(fields, "jump", title);
        Set<String> roles = roles(fields, title);
        Optional<String> hostKey = hostKey(fields, title);
        Optional<String> endpoint = fields.text(key("endpoint"));
        Optional<String> user = fields.text(key("user"));
        boolean somewhere = address.isPresent() || alias.isPresent() || container.isPresent() || image.isPresent();
        if (name.isEmpty() || !reachable || !somewhere) {
            return Optional.empty();
        }
        return Optional.of(new Entry(
                new Host(
                        name.get(),
                        address,
                        port.isPresent() ? OptionalInt.of(port.getAsInt()) : OptionalInt.empty(),
                        user,
                        identity,
                        password,
                        passphrase,
                        sudoPassword,
                        jump,
                        alias,
                        roles,
                        hostKey,
                        endpoint,
                        container,
                        image),
                fields));
    }

    private String title(MappingNode section, int number) {
        var name = new Fields("", section, new Problems(problems.file()))
                .text("name", key("name").shape());
        return name.map(text -> "host " + text).orElse("host number " + number);
    }

    private Optional<HostName> name(Fields fields) {
        Optional<HostName> name = hostName(fields, "name", "this host");
        if (name.filter(HostName.CONTROLLER::equals).isPresent()) {
            problems.add(
                    fields.line("name"),
                    "a host is named 'controller', which means the machine that Runproof runs on",
                    "another name");
            return Optional.empty();
        }
        return name;
    }

    private Optional<HostName> hostName(Fields fields, String key, String title) {
        return fields.text(key(key)).flatMap(text -> {
            try {
                return Optional.of(new HostName(text));
            } catch (IllegalArgumentException e) {
                problems.add(
                        fields.line(key),
                        key + " of " + title + " is '" + text + "'",
                        "1 to 63 letters, digits, '.', '_' or '-', the first a letter or digit");
                return Optional.empty();
            }
        });
    }

    private boolean reachable(Fields fields, Optional<String> address, String title) {
        if (fields.has("container") || fields.has("image")) {
            return withoutSsh(fields, title);
        }
        if (!fields.has("address") && !fields.has("alias")) {
            problems.add(
                    fields.line(),
                    "'address' is missing in " + title,
                    "an address, or an alias of the OpenSSH configuration");
            return false;
        }
        if (address.isPresent() && !ADDRESS.matcher(address.get()).matches()) {
            problems.add(
                    fields.line("address"),
                    "address of " + title + " is '" + address.get() + "'",
                    "a name or number alone; account and port have keys of their own");
            return false;
        }
        return true;
    }

    /** One way to a host is enough, and what belongs to another would be without effect. */
    private boolean withoutSsh(Fields fields, String title) {
        String way = fields.has("container") ? "container" : "image";
        List<String> idle = NOT_IN_CONTAINERS.stream()
                .filter(key -> fields.has(key) && !key.equals(way))
                .toList();
        idle.forEach(key -> problems.add(
                fields.line(key),
                "'" + key + "' of " + title + " has no effect beside '" + way + "'",
                "one way to a host"));
        return idle.isEmpty();
    }

    private Set<String> roles(Fields fields, String title) {
        List<String> given = fields.words(key("roles"));
        needs.ifPresent(known -> given.stream()
                .filter(role -> !known.roleNames().contains(role))
                .forEach(role -> problems.unknown(
                        fields.line("roles"),
                        "unknown role '" + role + "' of " + title + " for the procedure " + known.procedure(),
                        role,
                        known.roleNames())));
        return needs.map(known -> known.withImplied(given)).orElseGet(() -> new LinkedHashSet<>(given));
    }

    private Optional<String> hostKey(Fields fields, String title) {
        Optional<String> text = fields.text(key("hostKey"));
        if (text.isPresent() && !HOST_KEY.matcher(text.get()).matches()) {
            problems.add(
                    fields.line("hostKey"),
                    "hostKey of " + title + " is not a public key",
                    key("hostKey").shape().expected());
            return Optional.empty();
        }
        return text;
    }

    private static Key key(String name) {
        return Key.HOST.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A host with the lines that it stands in. */
    record Entry(Host host, Fields fields) {}
}
