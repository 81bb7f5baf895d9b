package dev.runproof.parse;

import org.jspecify.annotations.Nullable;

/**
 * A datanode, one database instance, as the status tools show it.
 *
 * @param az the availability zone, when it was asked for
 * @param nodeIp when it was asked for
 * @param port when it was asked for; never printed for a dummy standby
 * @param path of its data directory, when paths were asked for
 * @param staticRole the role it was installed with: {@code P}, {@code S}, {@code C} or {@code R}
 * @param role the role it has, such as {@code Primary} or {@code Cascade Standby}
 * @param state as printed, such as {@code Normal} or {@code Need repair(Disconnected)}
 */
public record Datanode(
        @Nullable String az,
        long nodeId,
        String nodeName,
        @Nullable String nodeIp,
        long instanceId,
        @Nullable Long port,
        @Nullable String path,
        String staticRole,
        String role,
        String state) {}
