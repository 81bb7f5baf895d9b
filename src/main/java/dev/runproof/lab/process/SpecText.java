package dev.runproof.lab.process;

import dev.runproof.lab.LabKind;
import dev.runproof.lab.LabRefused;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.LabSpec.Owner;
import dev.runproof.model.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The form in which a specification travels to the process of a lab. */
public final class SpecText {
    private SpecText() {}

    public static String written(LabSpec spec) {
        var properties = new Properties();
        properties.setProperty("kind", spec.kind().name());
        properties.setProperty("product", spec.product());
        properties.setProperty("name", spec.name());
        properties.setProperty("directory", spec.directory().orElseThrow().toString());
        properties.setProperty("nodes", Integer.toString(spec.nodes()));
        properties.setProperty("speed", Double.toString(spec.speed()));
        spec.shell().ifPresent(shell -> properties.setProperty("shell", shell));
        spec.options().forEach((name, value) -> properties.setProperty("option." + name, value));
        spec.owner().ifPresent(owner -> {
            properties.setProperty("owner.run", owner.run());
            properties.setProperty("owner.pid", Long.toString(owner.pid()));
        });
        spec.password().ifPresent(word -> properties.setProperty("password", word.reveal()));
        ImageText.put(properties, spec.images());
        var text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new LabRefused("the lab's specification cannot be written", e);
        }
        return text.toString();
    }

    public static LabSpec read(InputStream stream) throws IOException {
        var properties = new Properties();
        properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        Map<String, String> options = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith("option.")) {
                options.put(name.substring("option.".length()), properties.getProperty(name));
            }
        }
        for (String name : List.of("kind", "product", "name", "directory", "nodes", "speed")) {
            if (properties.getProperty(name) == null) {
                throw new LabRefused("the specification of the lab has no '" + name + "'");
            }
        }
        return new LabSpec(
                LabKind.valueOf(properties.getProperty("kind")),
                properties.getProperty("product"),
                properties.getProperty("name"),
                Optional.of(Path.of(properties.getProperty("directory"))),
                Integer.parseInt(properties.getProperty("nodes")),
                Double.parseDouble(properties.getProperty("speed")),
                Optional.ofNullable(properties.getProperty("shell")),
                options,
                Optional.ofNullable(properties.getProperty("owner.run"))
                        .map(run -> new Owner(run, Long.parseLong(properties.getProperty("owner.pid")))),
                Optional.ofNullable(properties.getProperty("password")).map(Secret::new),
                ImageText.read(properties));
    }
}
