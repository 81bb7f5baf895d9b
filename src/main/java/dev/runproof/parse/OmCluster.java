package dev.runproof.parse;

import org.jspecify.annotations.Nullable;

/**
 * The cluster keys of {@code gs_om -t status}; every value as printed, null what this form of the output does not have.
 *
 * @param clusterName printed without CM only
 * @param clusterState the state of the database, which says nothing about the CMServers
 * @param balanced printed with CM only
 * @param currentAz printed with details only
 * @param pausing {@code Yes} while arbitration is paused, otherwise usually not printed
 * @param enableWalrecord {@code Yes} in WAL-record mode, which has no datanode table
 * @param wormUsage a percentage such as {@code 12%}
 */
public record OmCluster(
        @Nullable String clusterName,
        String clusterState,
        String redistributing,
        @Nullable String balanced,
        @Nullable String currentAz,
        @Nullable String pausing,
        @Nullable String enableWalrecord,
        @Nullable String wormUsage) {}
