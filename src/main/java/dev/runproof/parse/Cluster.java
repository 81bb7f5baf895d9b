package dev.runproof.parse;

import org.jspecify.annotations.Nullable;

/**
 * The cluster section of {@code cm_ctl query}; every value as printed.
 *
 * @param clusterState the state of the database, which says nothing about the CMServers
 * @param balanced {@code No} when a datanode's role is not the one it was installed with
 * @param pausing {@code Yes} while arbitration is paused, otherwise usually not printed
 * @param enableWalrecord {@code Yes} in WAL-record mode, which has no datanode table
 * @param wormUsage a percentage such as {@code 12%}
 */
public record Cluster(
        String clusterState,
        String redistributing,
        String balanced,
        String currentAz,
        @Nullable String pausing,
        @Nullable String enableWalrecord,
        @Nullable String wormUsage) {}
