package dev.runproof.lab.openmldb.cluster;

/**
 * One server of the cluster.
 *
 * @param endpoint host and port, as it registers itself
 */
public record Component(Kind kind, String endpoint) {
    @Override
    public String toString() {
        return kind.word() + " " + endpoint;
    }
}
