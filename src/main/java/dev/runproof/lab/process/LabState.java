package dev.runproof.lab.process;

import dev.runproof.lab.LabDescription;
import dev.runproof.lab.LabKind;
import dev.runproof.lab.LabRefused;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.host.LabDirectory;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a lab's directory tells of the lab: how to ask it and how to reach its hosts.
 *
 * @param kind how its hosts came to exist
 * @param key marks every process of the lab
 * @param pid the lab's own process
 * @param startedAt when that process started, in milliseconds since 1970, so that a later process with the same id is not
 *     taken for it; 0 when the machine does not tell
 * @param controlPort where it listens for requests, on the loopback interface
 * @param token what a request must begin with
 */
public record LabState(
        LabKind kind,
        String product,
        String key,
        long pid,
        long startedAt,
        int controlPort,
        String token,
        double speed,
        LabDescription description) {
    /** Of a lab that this process keeps. */
    public static LabState ofThisProcess(
            LabSpec spec, String key, int controlPort, String token, LabDescription description) {
        var self = ProcessHandle.current();
        return new LabState(
                spec.kind(),
                spec.product(),
                key,
                self.pid(),
                startOf(self),
                controlPort,
                token,
                spec.speed(),
                description);
    }

    public static long startOf(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElse(0L);
    }

    public boolean lives() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> startedAt == 0 || startOf(process) == startedAt)
                .orElse(false);
    }

    public void write(LabDirectory directory) throws IOException {
        var properties = new Properties();
        properties.setProperty("kind", kind.name());
        properties.setProperty("product", product);
        properties.setProperty("key", key);
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("startedAt", Long.toString(startedAt));
        properties.setProperty("controlPort", Integer.toString(controlPort));
        properties.setProperty("token", token);
        properties.setProperty("speed", Double.toString(speed));
        properties.setProperty("lab", description.lab());
        properties.setProperty("knownHosts", description.knownHosts());
        description.variables().forEach((name, value) -> properties.setProperty("variable." + name, value));
        for (int i = 0; i < description.hosts().size(); i++) {
            put(properties, "host." + i + ".", description.hosts().get(i));
        }
        ServiceProperties.put(properties, description);
        var text = new StringWriter();
        properties.store(text, null);
        Path part = directory.root().resolve("lab.properties.part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, text.toString(), StandardCharsets.UTF_8);
        Files.move(part, directory.state(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void put(Properties properties, String prefix, LabDescription.Host host) {
        properties.setProperty(prefix + "name", host.name());
        properties.setProperty(prefix + "address", host.address());
        properties.setProperty(prefix + "port", Integer.toString(host.port()));
        properties.setProperty(prefix + "user", host.user());
        properties.setProperty(prefix + "identity", host.identity());
        properties.setProperty(prefix + "hostKey", host.hostKey());
        properties.setProperty(prefix + "roles", String.join(",", host.roles()));
        String endpoint = host.endpoint();
        if (endpoint != null) {
            properties.setProperty(prefix + "endpoint", endpoint);
        }
        String container = host.container();
        if (container != null) {
            properties.setProperty(prefix + "container", container);
        }
    }

    /** Empty when the directory holds no lab, or one that is not complete. */
    public static Optional<LabState> read(LabDirectory directory) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(directory.state(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LabState(
                    LabKind.valueOf(get(properties, "kind")),
                    get(properties, "product"),
                    get(properties, "key"),
                    Long.parseLong(get(properties, "pid")),
                    Long.parseLong(get(properties, "startedAt")),
                    Integer.parseInt(get(properties, "controlPort")),
                    get(properties, "token"),
                    Double.parseDouble(get(properties, "speed")),
                    new LabDescription(
                            get(properties, "lab"),
                            hosts(properties),
                            ServiceProperties.databases(properties),
                            ServiceProperties.consoles(properties),
                            get(properties, "knownHosts"),
                            variables(properties))));
        } catch (IllegalArgumentException e) {
            throw new LabRefused(directory.state() + " is damaged: " + e.getMessage() + "; remove the directory", e);
        }
    }

    private static List<LabDescription.Host> hosts(Properties properties) {
        var hosts = new ArrayList<LabDescription.Host>();
        for (String prefix = "host.0.";
                properties.containsKey(prefix + "name");
                prefix = "host." + hosts.size() + ".") {
            @Nullable String endpoint = properties.getProperty(prefix + "endpoint");
            hosts.add(new LabDescription.Host(
                    get(properties, prefix + "name"),
                    get(properties, prefix + "address"),
                    Integer.parseInt(get(properties, prefix + "port")),
                    get(properties, prefix + "user"),
                    get(properties, prefix + "identity"),
                    get(properties, prefix + "hostKey"),
                    Arrays.stream(get(properties, prefix + "roles").split(",", -1))
                            .filter(role -> !role.isEmpty())
                            .toList(),
                    endpoint,
                    properties.getProperty(prefix + "container")));
        }
        return hosts;
    }

    private static Map<String, String> variables(Properties properties) {
        var variables = new TreeMap<String, String>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith("variable.")) {
                variables.put(name.substring("variable.".length()), properties.getProperty(name));
            }
        }
        return variables;
    }

    public static String get(Properties properties, String name) {
        String value = properties.getProperty(name);
        if (value == null) {
            throw new LabRefused("the lab's file lab.properties has no '" + name + "'; remove the lab's directory");
        }
        return value;
    }
}
