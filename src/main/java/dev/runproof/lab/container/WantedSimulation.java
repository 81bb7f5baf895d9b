package dev.runproof.lab.container;

import dev.runproof.lab.EngineKind;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.database.ServedDatabase;
import dev.runproof.lab.process.SpecText;
import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What the simulation beside the hosts is told.
 *
 * @param key the lab's mark
 * @param address the simulation's own one
 * @param token what requests to the simulation begin with
 * @param database the lab's server, where it has one
 * @param engine what {@code docker} of the hosts asks
 */
record WantedSimulation(
        LabSpec spec,
        String key,
        String address,
        String token,
        List<Place> places,
        Optional<ServedDatabase> database,
        EngineKind engine) {
    WantedSimulation {
        places = List.copyOf(places);
    }

    /**
     * A host.
     *
     * @param address its own one, which the others reach it at
     * @param hostKey type and key as known_hosts has them
     */
    record Place(HostName name, String address, String hostKey) {}

    /** For the lab's own account and root alone: it may hold a password. */
    void write(Path file) throws IOException {
        var properties = new Properties();
        properties.setProperty("spec", SpecText.written(spec));
        properties.setProperty("key", key);
        properties.setProperty("address", address);
        properties.setProperty("token", token);
        properties.setProperty("engine", engine.toString());
        for (int i = 0; i < places.size(); i++) {
            var place = places.get(i);
            properties.setProperty("host." + i + ".name", place.name().value());
            properties.setProperty("host." + i + ".address", place.address());
            properties.setProperty("host." + i + ".key", place.hostKey());
        }
        database.ifPresent(server -> {
            properties.setProperty("database.directory", server.directory().toString());
            properties.setProperty("database.address", server.address());
            properties.setProperty("database.password", server.password().reveal());
        });
        var text = new StringWriter();
        properties.store(text, null);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text.toString());
    }

    /** Reads and removes it. */
    static WantedSimulation take(Path file) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        Files.delete(file);
        var places = new ArrayList<Place>();
        for (String prefix = "host.0.";
                properties.containsKey(prefix + "name");
                prefix = "host." + places.size() + ".") {
            places.add(new Place(
                    new HostName(properties.getProperty(prefix + "name")),
                    properties.getProperty(prefix + "address"),
                    properties.getProperty(prefix + "key")));
        }
        byte[] spec = properties.getProperty("spec").getBytes(StandardCharsets.UTF_8);
        return new WantedSimulation(
                SpecText.read(new ByteArrayInputStream(spec)),
                properties.getProperty("key"),
                properties.getProperty("address"),
                properties.getProperty("token"),
                places,
                Optional.ofNullable(properties.getProperty("database.directory"))
                        .map(directory -> database(directory, properties)),
                EngineKind.of(properties.getProperty("engine")));
    }

    private static ServedDatabase database(String directory, Properties properties) {
        return new ServedDatabase(
                Path.of(directory),
                properties.getProperty("database.address"),
                new Secret(properties.getProperty("database.password")));
    }
}
