package dev.runproof.lab.oms;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the environment file of an OMS lab knows. */
final class OmsVariables {
    private final OmsSite site;
    private final Installation installation;

    OmsVariables(OmsSite site, Installation installation) {
        this.site = site;
        this.installation = installation;
    }

    Map<String, String> all() {
        var settings = site.settings();
        var all = new TreeMap<String, String>();
        all.put("oms.source", settings.source().toString());
        all.put("oms.target", settings.target().toString());
        all.put("oms.imageArchive", installation.archive(settings.target()).toString());
        // The first node keeps the dumps; each node's own directory is told below.
        all.put(
                "oms.backupDir",
                site.stations()
                        .iterator()
                        .next()
                        .host()
                        .path(Installation.BACKUP)
                        .toString());
        all.put("oms.image", Versions.tag(settings.target()));
        all.put("oms.metaHost", installation.access().host());
        all.put("oms.metaPort", Integer.toString(installation.access().port()));
        all.put("oms.metaUser", installation.access().user());
        all.put("oms.metaPasswordFile", installation.metaPasswordFile().toString());
        all.put("oms.consoleUser", "admin");
        all.put("oms.consolePasswordFile", installation.consolePasswordFile().toString());
        all.put("oms.db.rm", installation.rm());
        all.put("oms.db.cm", installation.cm());
        for (int region = 1; region <= settings.regions(); region++) {
            all.put("oms.db.heartbeat." + region, installation.heartbeat(region));
        }
        all.put(
                "oms.nodes",
                site.stations().stream()
                        .map(station -> station.host().name().value())
                        .collect(Collectors.joining(",")));
        site.stations().forEach(station -> host(all, station));
        return all;
    }

    private void host(Map<String, String> all, Station station) {
        var settings = site.settings();
        var host = station.host();
        String end = "." + host.name();
        String scheme = settings.https() ? "https://" : "http://";
        all.put("oms.hostIp" + end, host.address());
        all.put("oms.region" + end, Integer.toString(station.region()));
        all.put("oms.console" + end, scheme + host.address() + ":8089");
        all.put("oms.oldContainer" + end, Versions.containerName(settings.source()));
        all.put("oms.newContainer" + end, Versions.containerName(settings.target()));
        all.put(
                "oms.imageArchive" + end,
                host.path("/data/" + Installation.archiveName(settings.target()))
                        .toString());
        all.put("oms.config" + end, host.path(Installation.CONFIG).toString());
        all.put("oms.logs" + end, host.path(Installation.LOGS).toString());
        if (settings.httpsAdded()) {
            all.put(
                    "oms.newCertificate" + end,
                    host.path(Installation.CERTIFICATE).toString());
            all.put("oms.newKey" + end, host.path(Installation.KEY).toString());
        }
        all.put("oms.certificate" + end, host.path(Installation.CERTIFICATE).toString());
        all.put("oms.key" + end, host.path(Installation.KEY).toString());
        all.put("oms.backupDir" + end, host.path(Installation.BACKUP).toString());
    }
}
