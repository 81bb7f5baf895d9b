package dev.runproof.lab.oms;

import dev.runproof.lab.LabDescription;
import java.util.ArrayList;
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

    /** Each under the address of the new version; where the old one has another, that comes behind them all. */
    List<LabDescription.WebConsole> consoles() {
        var settings = site.settings();
        var all = new ArrayList<LabDescription.WebConsole>();
        site.stations()
                .forEach(station -> all.add(console("console-", station, settings.https() || settings.httpsAdded())));
        if (settings.httpsAdded()) {
            site.stations().forEach(station -> all.add(console("old-console-", station, false)));
        }
        return List.copyOf(all);
    }

    private LabDescription.WebConsole console(String prefix, Station station, boolean https) {
        var host = station.host();
        return new LabDescription.WebConsole(
                prefix + host.name(),
                (https ? "https://" : "http://") + host.address() + ":8089",
                CONSOLE_USER,
                installation.consolePasswordFile().toString(),
                https ? host.path(Installation.CERTIFICATE).toString() : null,
                "htmlunit");
    }
}
