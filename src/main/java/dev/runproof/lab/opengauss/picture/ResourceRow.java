package dev.runproof.lab.opengauss.picture;

/** One instance of a custom resource, as resource pooling defines them. */
public record ResourceRow(NodeIdentity node, String resource, int instanceId, State state, LockRole role) {
    /** What CM knows of the instance. */
    public enum State {
        ONLINE("OnLine"),
        OFFLINE("OffLine"),
        DELETED("Deleted"),
        UNKNOWN("Unknown");

        private final String printed;

        State(String printed) {
            this.printed = printed;
        }

        public String printed() {
            return printed;
        }
    }

    /** Who holds the write lock; told in WAL-record mode only. */
    public enum LockRole {
        PRIMARY("Primary"),
        STANDBY("Standby");

        private final String printed;

        LockRole(String printed) {
            this.printed = printed;
        }

        public String printed() {
            return printed;
        }
    }
}
