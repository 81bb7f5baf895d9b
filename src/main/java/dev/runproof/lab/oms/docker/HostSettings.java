package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.lab.oms.docker.RunRequest.Bind;
import dev.runproof.lab.oms.docker.RunRequest.Mount;
import java.util.List;

/** {@code HostConfig} of {@code docker inspect}: what was given to {@code run}, and Docker's zero for what was not. */
final class HostSettings {
    private static final int SHM_BYTES = 64 << 20;
    private static final List<String> MASKED = List.of(
            "/proc/asound",
            "/proc/acpi",
            "/proc/kcore",
            "/proc/keys",
            "/proc/latency_stats",
            "/proc/timer_list",
            "/proc/timer_stats",
            "/proc/sched_debug",
            "/proc/scsi",
            "/sys/firmware");
    private static final List<String> READ_ONLY =
            List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

    private HostSettings() {}

    static ObjectNode of(Container container) {
        var request = container.request();
        var node = JsonNodeFactory.instance.objectNode();
        if (request.binds().isEmpty()) {
            lists(node, "Binds");
        } else {
            Inspection.texts(
                    node, "Binds", request.binds().stream().map(Bind::toString).toList());
        }
        node.put("ContainerIDFile", "");
        var log = node.putObject("LogConfig");
        log.put("Type", "json-file");
        log.putObject("Config");
        node.put("NetworkMode", request.network());
        node.putObject("PortBindings");
        var restart = node.putObject("RestartPolicy");
        restart.put("Name", container.restart().name());
        restart.put("MaximumRetryCount", container.restart().most());
        node.put("AutoRemove", request.autoRemove());
        node.put("VolumeDriver", "");
        lists(node, "VolumesFrom", "CapAdd", "CapDrop");
        node.put("CgroupnsMode", "host");
        List.of("Dns", "DnsOptions", "DnsSearch").forEach(node::putArray);
        lists(node, "ExtraHosts", "GroupAdd");
        node.put("IpcMode", "private");
        node.put("Cgroup", "");
        lists(node, "Links");
        node.put("OomScoreAdj", 0);
        node.put("PidMode", "");
        node.put("Privileged", request.privileged());
        node.put("PublishAllPorts", false);
        node.put("ReadonlyRootfs", false);
        if (request.privileged()) {
            Inspection.texts(node, "SecurityOpt", List.of("label=disable"));
        } else {
            lists(node, "SecurityOpt");
        }
        node.put("UTSMode", "");
        node.put("UsernsMode", "");
        node.put("ShmSize", SHM_BYTES);
        node.put("Runtime", "runc");
        node.putArray("ConsoleSize").add(0).add(0);
        node.put("Isolation", "");
        node.put("CpuShares", 0);
        node.put("Memory", request.options().memoryBytes());
        node.put("NanoCpus", request.options().nanoCpus());
        node.put("CgroupParent", "");
        node.put("BlkioWeight", 0);
        node.putArray("BlkioWeightDevice");
        lists(node, "BlkioDeviceReadBps", "BlkioDeviceWriteBps", "BlkioDeviceReadIOps", "BlkioDeviceWriteIOps");
        zeros(node, "CpuPeriod", "CpuQuota", "CpuRealtimePeriod", "CpuRealtimeRuntime");
        node.put("CpusetCpus", "");
        node.put("CpusetMems", "");
        node.putArray("Devices");
        lists(node, "DeviceCgroupRules", "DeviceRequests");
        zeros(node, "KernelMemory", "KernelMemoryTCP", "MemoryReservation");
        node.put("MemorySwap", 2 * request.options().memoryBytes());
        node.putNull("MemorySwappiness");
        node.put("OomKillDisable", false);
        long pids = request.pidsLimit().orElse(0L);
        if (pids > 0) {
            node.put("PidsLimit", pids);
        } else {
            node.putNull("PidsLimit");
        }
        ulimits(node, request.ulimits());
        zeros(node, "CpuCount", "CpuPercent", "IOMaximumIOps", "IOMaximumBandwidth");
        mounts(node, request.mounts());
        if (request.privileged()) {
            lists(node, "MaskedPaths", "ReadonlyPaths");
        } else {
            Inspection.texts(node, "MaskedPaths", MASKED);
            Inspection.texts(node, "ReadonlyPaths", READ_ONLY);
        }
        return node;
    }

    private static void lists(ObjectNode node, String... keys) {
        for (String key : keys) {
            node.set(key, GoValues.NIL_LIST);
        }
    }

    private static void zeros(ObjectNode node, String... keys) {
        for (String key : keys) {
            node.put(key, 0);
        }
    }

    private static void mounts(ObjectNode node, List<Mount> given) {
        if (given.isEmpty()) {
            return;
        }
        var mounts = node.putArray("Mounts");
        for (Mount mount : given) {
            var entry = mounts.addObject();
            entry.put("Type", "bind");
            entry.put("Source", mount.source());
            entry.put("Target", mount.target());
            if (mount.readOnly()) {
                entry.put("ReadOnly", true);
            }
        }
    }

    private static void ulimits(ObjectNode node, List<Ulimit> given) {
        if (given.isEmpty()) {
            lists(node, "Ulimits");
            return;
        }
        var limits = node.putArray("Ulimits");
        for (Ulimit limit : given) {
            limits.addObject()
                    .put("Name", limit.name())
                    .put("Hard", limit.hard())
                    .put("Soft", limit.soft());
        }
    }
}
