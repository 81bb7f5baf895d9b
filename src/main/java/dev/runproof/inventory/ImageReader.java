package dev.runproof.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads what an entry of {@code hosts} says of an image. */
final class ImageReader {
    /** The grammar of references, without what no engine would be given here. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][A-Za-z0-9._/:@-]*");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final List<String> PARTS = List.of("environment", "credentials", "start");

    private final SecretFields secrets;
    private final Problems problems;

    ImageReader(SecretFields secrets, Problems problems) {
        this.secrets = secrets;
        this.problems = problems;
    }

    /** @param title of the host, for messages */
    Optional<ProductImage> read(Fields fields, String title) {
        if (!fields.has("image")) {
            PARTS.stream()
                    .filter(fields::has)
                    .forEach(part -> problems.add(
                            fields.line(part),
                            "'" + part + "' of " + title + " has no image to belong to",
                            "an image"));
            return Optional.empty();
        }
        Optional<String> name = fields.text(key("image"));
        if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
            problems.add(
                    fields.line("image"),
                    "image of " + title + " is '" + name.get() + "'",
                    key("image").shape().expected());
            return Optional.empty();
        }
        return name.map(text -> new ProductImage(
                text, environment(fields, title), credentials(fields, title), fields.words(key("start"))));
    }

    private Map<String, String> environment(Fields fields, String title) {
        var found = new LinkedHashMap<String, String>();
        named(fields, "environment", title)
                .ifPresent(section -> section.names()
                        .forEach(name -> section.text(name, key("environment").shape())
                                .ifPresent(value -> found.put(name, value))));
        return found;
    }

    /** They are needed before the run begins, when nobody is asked yet. */
    private Map<String, SecretReference> credentials(Fields fields, String title) {
        var found = new LinkedHashMap<String, SecretReference>();
        named(fields, "credentials", title)
                .ifPresent(section -> section.names().forEach(name -> {
                    Optional<SecretReference> secret = secrets.secret(
                            section, Key.optional(name, new Shape.Confidential(SecretReference.FORMS), ""), title);
                    if (secret.filter(asked -> asked.kind() == SecretReference.Kind.PROMPT)
                            .isPresent()) {
                        problems.add(
                                section.line(name),
                                name + " of " + title + " would have to be asked for while the lab is made",
                                "env:NAME, file:PATH or command:SHELL TEXT");
                    }
                    secret.ifPresent(reference -> found.put(name, reference));
                }));
        return found;
    }

    private Optional<Fields> named(Fields fields, String part, String title) {
        Optional<MappingNode> section = fields.section(key(part));
        Optional<Fields> read = section.map(node -> new Fields(part + " of " + title, node, problems));
        read.ifPresent(names -> names.names().stream()
                .filter(name -> !VARIABLE.matcher(name).matches())
                .forEach(name -> problems.add(
                        names.line(name),
                        "'" + name + "' in " + part + " of " + title + " is no name",
                        "letters, digits and '_', the first no digit")));
        return read;
    }

    private static Key key(String name) {
        return Key.HOST.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
