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

    public boolean home() {
        return role == staticRole.home();
    }
}
