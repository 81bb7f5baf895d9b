package dev.runproof.lab.opengauss;

import java.util.List;

/** What this simulation leaves out or could not confirm. */
final class NotReproduced {
    static final List<String> SENTENCES = List.of(
            "There is no database: no SQL, no sockets, no replication of data; gaussdb is a process that only lives.",
            "CM's own network and ports are not simulated; CMServers see each other as long as their processes live.",
            "gs_upgradectl: only --help, --version and -t upgrade-cm; other actions are refused.",
            "gs_om: only -t status and --version; cm_ctl: only query, --version, and start and stop of the whole cluster.",
            "gs_checkos: items A1 to A14 only, setting items (B) are refused; details of an item are not told.",
            "cm_ctl query takes -C -v -d -i -p -w -z -t; other options are refused.",
            "The failure 'Get start time of process … failed.' of processes that came up late by chance is not simulated.",
            "ETCD, Coordinators, GTM and clusters without CM are not simulated.",
            "Not confirmed: cm_server -V, cm_agent -V and om_monitor -V print the same line as cm_ctl -V.",
            "Not confirmed: what follows the first sentence of [GAUSS-50216], [GAUSS-51400] and [GAUSS-51600], and the layout of log files.",
            "Not confirmed: the texts of cm_ctl start and stop, gs_om -t status --all and gs_checkos --help.",
            "How long elections, restarts and failovers take is chosen, in proportion to the waits that are known.");

    private NotReproduced() {}
}
