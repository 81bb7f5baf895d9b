package dev.runproof.lab.embedded;

import dev.runproof.lab.LabRefused;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.LabSpec.Owner;
import dev.runproof.model.Secret;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * The process that a lab lives in.
 *
 * <p>It reads what the lab is to be from its standard input, tells that the lab is ready by writing {@code
 * lab.properties}, and ends when it is told to, when its run is forsaken, or by a signal; always without leaving
 * anything behind.
 */
public final class LabDaemon {
    private LabDaemon() {}

    /** Takes no arguments: arguments are seen by everybody on the machine, and the specification may hold a password. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream complaints = System.err;
        int status = 0;
        try {
            run(read(), complaints);
        } catch (LabRefused | IllegalArgumentException e) {
            complaints.println(e.getMessage());
            status = 69;
        }
        // Threads of the SSH library may still be around.
        System.exit(status);
    }

    private static void run(LabSpec spec, PrintStream complaints) throws IOException, InterruptedException {
        var directory = new LabDirectory(spec.directory().orElseThrow());
        var down = new CountDownLatch(1);
        var owner = new OwnerWatch(spec.owner(), Owner.GRACE);
        try (var lab = EmbeddedLab.start(spec, directory, complaints)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                down.countDown();
                lab.close();
            }));
            String token = UUID.randomUUID().toString();
            try (var control = Control.listen(token, new LabRequests(lab, owner, down)::answer, complaints)) {
                if (owner.orphan()) {
                    // Gone before it could know of the lab, so that no run has begun that would need it.
                    return;
                }
                lab.state(control.port(), token).write(directory);
                owner.await(down);
            }
        }
    }

    /** The form in which a specification travels to the daemon. */
    static String written(LabSpec spec) {
        var properties = new Properties();
        properties.setProperty("product", spec.product());
        properties.setProperty("name", spec.name());
        properties.setProperty("directory", spec.directory().orElseThrow().toString());
        properties.setProperty("nodes", Integer.toString(spec.nodes()));
        properties.setProperty("speed", Double.toString(spec.speed()));
        spec.options().forEach((name, value) -> properties.setProperty("option." + name, value));
        spec.owner().ifPresent(owner -> {
            properties.setProperty("owner.run", owner.run());
            properties.setProperty("owner.pid", Long.toString(owner.pid()));
        });
        spec.password().ifPresent(word -> properties.setProperty("password", word.reveal()));
        var text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new LabRefused("the lab's specification cannot be written", e);
        }
        return text.toString();
    }

    private static LabSpec read() throws IOException {
        var properties = new Properties();
        properties.load(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Map<String, String> options = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith("option.")) {
                options.put(name.substring("option.".length()), properties.getProperty(name));
            }
        }
        for (String name : List.of("product", "name", "directory", "nodes", "speed")) {
            if (properties.getProperty(name) == null) {
                throw new LabRefused("the specification on standard input has no '" + name + "'");
            }
        }
        return new LabSpec(
                properties.getProperty("product"),
                properties.getProperty("name"),
                Optional.of(Path.of(properties.getProperty("directory"))),
                Integer.parseInt(properties.getProperty("nodes")),
                Double.parseDouble(properties.getProperty("speed")),
                options,
                Optional.ofNullable(properties.getProperty("owner.run"))
                        .map(run -> new Owner(run, Long.parseLong(properties.getProperty("owner.pid")))),
                Optional.ofNullable(properties.getProperty("password")).map(Secret::new));
    }
}
