package dev.runproof.parse;

import org.jspecify.annotations.Nullable;

/**
 * A CMServer as {@code cm_ctl query} shows it: one row of the CMServer table.
 *
 * @param az the availability zone, when it was asked for
 * @param nodeIp when it was asked for
 * @param path of the program, when paths were asked for
 * @param state {@code Primary}, {@code Standby}, {@code Down}, {@code Init}, {@code UNKNOWN}, {@code Unknown} or {@code Skip}
 */
public record CmServer(
        @Nullable String az,
        long nodeId,
        String nodeName,
        @Nullable String nodeIp,
        long instanceId,
        @Nullable String path,
        String state) {}
