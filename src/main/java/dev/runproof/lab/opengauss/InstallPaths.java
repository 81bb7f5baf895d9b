package dev.runproof.lab.opengauss;

import dev.runproof.lab.SimulatedHost;
import java.nio.file.Path;

/** Where the installation lies on one host, as commands of that host see it. */
record InstallPaths(SimulatedHost host) {
    static final String GAUSS_HOME = "/opt/huawei/install/app";
    static final String GP_HOME = "/opt/huawei/install/om";

    Path gaussHome() {
        return host.path(GAUSS_HOME);
    }

    Path bin(String program) {
        return gaussHome().resolve("bin").resolve(program);
    }

    Path manualStart() {
        return bin("cluster_manual_start");
    }

    /** There while arbitration is paused. */
    Path manualPause() {
        return bin("cluster_manual_pause");
    }

    /** The directory for temporary files and sockets, {@code $PGHOST}. */
    Path temporary() {
        return host.path("/opt/huawei/tmp");
    }

    Path gpHome() {
        return host.path(GP_HOME);
    }

    Path script(String tool) {
        return gpHome().resolve("script").resolve(tool);
    }

    Path log() {
        return host.path("/var/log/omm/omm");
    }

    Path omLog() {
        return log().resolve("om");
    }

    Path cmLog() {
        return log().resolve("cm/cm_ctl");
    }

    Path data() {
        return host.path("/opt/huawei/install/data/dn");
    }

    Path cm() {
        return host.path("/opt/huawei/install/cm");
    }

    Path agentSettings() {
        return cm().resolve("cm_agent/cm_agent.conf");
    }

    Path serverSettings() {
        return cm().resolve("cm_server/cm_server.conf");
    }

    /** The directory that the procedure makes for the package. */
    Path upload() {
        return host.path("/opt/software/cm_upgrade");
    }
}
