package dev.runproof.run;

import dev.runproof.inventory.DatabaseServer;
import dev.runproof.inventory.SecretReference;
import dev.runproof.inventory.Services;
import dev.runproof.inventory.WebConsole;
import dev.runproof.lab.LabDescription;
import dev.runproof.model.HostName;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** The databases and consoles of a lab, as an environment names them. */
final class LabServices {
    private LabServices() {}

    static Services of(LabDescription lab) {
        return new Services(
                lab.databases().stream().map(LabServices::database).toList(),
                lab.consoles().stream().map(LabServices::console).toList());
    }

    private static DatabaseServer database(LabDescription.Database database) {
        return new DatabaseServer(
                new HostName(database.name()),
                database.address(),
                database.port(),
                database.user(),
                password(database.name(), database.passwordFile()),
                database.tls(),
                Optional.empty());
    }

    private static WebConsole console(LabDescription.WebConsole console) {
        return new WebConsole(
                new HostName(console.name()),
                URI.create(console.url()),
                console.user(),
                password(console.name(), console.passwordFile()),
                Optional.ofNullable(console.certificate()).map(Path::of),
                console.browser());
    }

    private static SecretReference password(String service, String file) {
        return new SecretReference("password of " + service, SecretReference.Kind.FILE, file);
    }
}
