package dev.runproof.lab.opengauss.picture;

/**
 * How tables name the node of a row.
 *
 * @param id 1 for the first node
 */
public record NodeIdentity(int id, String name, String address, String az) {
    public NodeIdentity {
        if (id < 1) {
            throw new IllegalArgumentException("node ids begin with 1, not " + id);
        }
    }
}
