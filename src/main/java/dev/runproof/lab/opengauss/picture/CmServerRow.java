package dev.runproof.lab.opengauss.picture;

/**
 * One CMServer of a picture.
 *
 * @param directory the CM directory of its node; {@code cm_server} lies below it
 */
public record CmServerRow(NodeIdentity node, int instanceId, String directory, CmServerState state) {}
