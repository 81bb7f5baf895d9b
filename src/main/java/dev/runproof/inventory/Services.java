package dev.runproof.inventory;

import dev.runproof.model.HostName;
import java.util.List;
import java.util.Optional;

/** What a procedure acts on beside hosts. */
public record Services(List<DatabaseServer> databases, List<WebConsole> consoles) {
    public static final Services NONE = new Services(List.of(), List.of());

    public Services {
        databases = List.copyOf(databases);
        consoles = List.copyOf(consoles);
    }

    public Optional<DatabaseServer> database(HostName name) {
        return databases.stream().filter(server -> server.name().equals(name)).findFirst();
    }

    public Optional<WebConsole> console(HostName name) {
        return consoles.stream().filter(console -> console.name().equals(name)).findFirst();
    }
}
