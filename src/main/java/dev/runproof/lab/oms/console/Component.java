package dev.runproof.lab.oms.console;

import java.time.Duration;
import java.time.Instant;

/**
 * A component of a project, as it last reported.
 *
 * @param projectId empty for none
 * @param subtopic the topic's part that a Store holds or another component reads; empty where the kind has none
 * @param latency how far it is behind its source
 * @param from where a Store begins, or where another component began
 * @param current how far it has come; stands still when it does not run
 * @param heartbeat when it last reported
 * @param port of its process on its host
 */
public record Component(
        ComponentKind kind,
        String name,
        String ip,
        String region,
        String projectId,
        String projectName,
        ComponentStatus status,
        String subtopic,
        Duration latency,
        Instant from,
        Instant current,
        Instant heartbeat,
        int port) {}
