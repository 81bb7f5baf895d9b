package dev.runproof.lab.opengauss.picture;

/** One datanode of a picture. */
public record DatanodeRow(
        NodeIdentity node,
        int instanceId,
        int port,
        String dataPath,
        StaticRole staticRole,
        DnRole role,
        DnState state) {
    /** Serves, or replicates as it should. */
    public boolean healthy() {
        return (role == DnRole.PRIMARY || role.replica()) && state.healthy();
    }

    /**
     * Whether it has not changed roles with another: the installed primary leads, and nobody else does. A standby that is
     * down has no other role than its own.
     */
    public boolean home() {
        boolean other = role == DnRole.PRIMARY || role.replica();
        return role == staticRole.home() || (staticRole != StaticRole.PRIMARY && !other);
    }
}
