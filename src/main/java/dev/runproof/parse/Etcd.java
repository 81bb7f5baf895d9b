package dev.runproof.parse;

import org.jspecify.annotations.Nullable;

/**
 * An ETCD member as {@code cm_ctl query} shows it; only old builds have them.
 *
 * @param az the availability zone, when it was asked for
 * @param nodeIp when it was asked for
 * @param path of its directory, when paths were asked for
 * @param state {@code StateLeader}, {@code StateFollower}, {@code Down}, {@code UNKNOWN} or {@code Skip}
 */
public record Etcd(
        @Nullable String az,
        long nodeId,
        String nodeName,
        @Nullable String nodeIp,
        long instanceId,
        @Nullable String path,
        String state) {}
