package dev.runproof.lab.openmldb.cluster;

import java.time.Instant;

/** What the nameservers think of a tablet, and since when. */
record TabletView(boolean healthy, Instant since) {
    String state() {
        return healthy ? "kHealthy" : "kOffline";
    }
}
