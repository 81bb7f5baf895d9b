package dev.runproof.lab.oms;

import dev.runproof.lab.EngineKind;
import java.util.List;
import java.util.stream.Stream;

/** What this simulation leaves out or could not confirm. */
final class NotReproduced {
    private static final List<String> ALWAYS = List.of(
            "OMS moves no data: projects are rows, components are states with times.",
            "Each host has an address of its own, below 127.0.0.0/8 where it is no container, so that the documented ports"
                    + " are real ones; the address of cm_url leads nowhere.",
            "Heartbeats and host states are written in lab time, which runs ahead of the MetaDB's own clock.",
            "Not published and therefore chosen: what docker_init.sh prints when it fails, the words for abnormal and"
                    + " stopped components in /api/v2, all columns beyond the documented ones.");

    private static final List<String> SIMULATED_ENGINE = List.of(
            "docker knows create, run, stop, kill, start, restart, wait, update --restart, rename, rm, inspect, ps, exec, cp,"
                    + " top, port, logs, load, images, tag, rmi, info and version; no registry, no volumes, no networks, no"
                    + " build, no save, no stats, no events, no pause.",
            "A container has no root directory of its own: absolute paths below /home, /root, /etc, /tmp, /var, /opt,"
                    + " /usr/local, /data, /proc/1 and /sys/fs/cgroup in the words of docker exec are led to its directory;"
                    + " paths that a program makes up itself are the machine's.",
            "Mounted directories are links, mounted files the same file as on the host; read-only mounts can be written to.",
            "Of a container's processes only the first one and those of docker exec are real; a process of a program does nothing but live.",
            "docker's -u, limits of memory and processors and the columns of top change nothing; all"
                    + " lines of docker logs are as old as the last start.");

    private static final String WHAT_IMAGES_HOLD =
            "In an image of OMS are busybox and programs that ask the simulation; its own programs are states.";

    private static final List<String> REAL_ENGINE = List.of(
            "docker asks this machine's engine, and finds the host's own containers and images there: no registry, no"
                    + " volumes, no networks, no build, no events, no cp.",
            "--net host is the network of the container that is the host; --privileged is shown and not given.",
            WHAT_IMAGES_HOLD);

    private static final List<String> NESTED_ENGINE = List.of(
            "docker asks an engine of the host's own, inside of its container: no registry, no volumes, no networks, no"
                    + " build, no events, no cp.",
            "There is no bridge, only --net host and none; --privileged is shown and not given.",
            WHAT_IMAGES_HOLD);

    private NotReproduced() {}

    static List<String> sentences(EngineKind engine) {
        var more = switch (engine) {
            case SIMULATED -> SIMULATED_ENGINE;
            case REAL -> REAL_ENGINE;
            case NESTED -> NESTED_ENGINE;
        };
        return Stream.concat(ALWAYS.stream(), more.stream()).toList();
    }
}
