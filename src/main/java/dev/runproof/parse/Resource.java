package dev.runproof.parse;

import org.jspecify.annotations.Nullable;

/**
 * An instance of a custom resource, such as shared storage, as {@code cm_ctl query} shows it.
 *
 * @param az the availability zone, when it was asked for
 * @param nodeIp when it was asked for
 * @param state {@code OnLine}, {@code OffLine}, {@code Deleted} or {@code Unknown}
 * @param role {@code Primary} or {@code Standby}, printed in WAL-record mode only
 */
public record Resource(
        @Nullable String az,
        long nodeId,
        String nodeName,
        @Nullable String nodeIp,
        String resName,
        long instanceId,
        String state,
        @Nullable String role) {}
