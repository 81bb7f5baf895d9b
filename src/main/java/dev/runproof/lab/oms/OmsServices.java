package dev.runproof.lab.oms;

import dev.runproof.lab.LabDescription;
import java.util.List;

/** What a procedure acts on beside the hosts: the MetaDB and a console on every host. */
final class OmsServices {
    private static final String CONSOLE_USER = "admin";

    private final OmsSite site;
    private final Installation installation;

    OmsServices(OmsSite site, Installation installation) {
        this.site = site;
        this.installation = installation;
    }

    List<LabDescription.Database> databases() {
        var access = installation.access();
        return List.of(new LabDescription.Database(
                "metadb",
                access.host(),
                access.port(),
                access.user(),
                installation.metaPasswordFile().toString(),
                "preferred"));
    }

    /** The address is that of both versions, since the new container has a certificate exactly when the old one has. */
    List<LabDescription.WebConsole> consoles() {
        return site.stations().stream().map(this::console).toList();
    }

    private LabDescription.WebConsole console(Station station) {
        var host = station.host();
        boolean https = site.settings().https();
        return new LabDescription.WebConsole(
                "console-" + host.name(),
                (https ? "https://" : "http://") + host.address() + ":8089",
                CONSOLE_USER,
                installation.consolePasswordFile().toString(),
                https ? host.path(Installation.CERTIFICATE).toString() : null,
                "htmlunit");
    }
}
