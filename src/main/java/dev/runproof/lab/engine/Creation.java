package dev.runproof.lab.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.lab.HostEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** A container on its way from a host's request to the engine. */
final class Creation {
    /** Parts of {@code HostConfig} that give nothing of the machine away. */
    private static final Set<String> HARMLESS = Set.of(
            "AutoRemove",
            "BlkioWeight",
            "CapDrop",
            "ConsoleSize",
            "CpuCount",
            "CpuPercent",
            "CpuPeriod",
            "CpuQuota",
            "CpuShares",
            "CpusetCpus",
            "CpusetMems",
            "GroupAdd",
            "Init",
            "KernelMemory",
            "LogConfig",
            "Memory",
            "MemoryReservation",
            "MemorySwap",
            "MemorySwappiness",
            "NanoCpus",
            "OomKillDisable",
            "PidsLimit",
            "ReadonlyRootfs",
            "RestartPolicy",
            "ShmSize",
            "Tmpfs",
            "Ulimits");

    /** Those that are looked at one by one. */
    private static final Set<String> HANDLED = Set.of("Binds", "Mounts", "NetworkMode", "Privileged");

    /** What belongs to a network of the container's own, which it does not have. */
    private static final Set<String> OF_A_NETWORK =
            Set.of("Dns", "DnsOptions", "DnsSearch", "ExtraHosts", "Links", "PortBindings", "PublishAllPorts");

    private final Own own;
    private final Sources sources;
    private final ObjectNode body;
    private final ObjectNode host;
    private final ObjectNode asked = Engine.JSON.createObjectNode();
    private final List<String> changes = new ArrayList<>();

    Creation(Own own, byte[] request) throws IOException {
        this.own = own;
        this.sources = new Sources(own.share());
        this.body = Engine.JSON.readValue(request, ObjectNode.class);
        this.host = body.withObject("/HostConfig");
    }

    /** What is done otherwise than was asked, a sentence each. */
    List<String> changes() {
        return List.copyOf(changes);
    }

    /**
     * The request as the engine is to read it.
     *
     * @throws Refused for what reaches beyond the host
     */
    byte[] request() throws IOException {
        refuse();
        body.put("Image", image(body.path("Image").asText()));
        network();
        privileges();
        binds();
        mounts();
        mark();
        return Engine.JSON.writeValueAsBytes(body);
    }

    private void refuse() {
        host.fields().forEachRemaining(field -> {
            String name = field.getKey();
            boolean known = HARMLESS.contains(name) || HANDLED.contains(name) || OF_A_NETWORK.contains(name);
            if (!known && isSet(name, field.getValue())) {
                throw Refused.inLab("gives containers nothing of the machine: " + name + " is not allowed");
            }
        });
    }

    /** An empty list of masked paths takes the mask away. */
    private static boolean isSet(String name, JsonNode value) {
        boolean masks = name.equals("MaskedPaths") || name.equals("ReadonlyPaths");
        return masks
                ? !value.isNull()
                : !(value.isNull()
                        || (value.isContainerNode() && value.isEmpty())
                        || (value.isTextual() && value.asText().isEmpty())
                        || (value.isBoolean() && !value.asBoolean())
                        || (value.isNumber() && value.asDouble() == 0));
    }

    /** By the name that it was given, else by its id. */
    private String image(String reference) throws IOException {
        return own.image(reference);
    }

    private void network() throws IOException {
        String mode = host.path("NetworkMode").asText("default");
        String other = mode(mode);
        asked.put("NetworkMode", mode);
        host.put("NetworkMode", other);
        OF_A_NETWORK.forEach(host::remove);
        body.remove("NetworkingConfig");
        if (other.startsWith("container:")) {
            List.of("Hostname", "Domainname", "MacAddress", "ExposedPorts").forEach(body::remove);
        }
    }

    private String mode(String mode) throws IOException {
        if (mode.equals("host") && own.share().nested()) {
            return mode;
        }
        if (mode.equals("host")) {
            changes.add("--net host is the network of the container that is this host");
            return "container:" + own.share().container();
        }
        if (mode.startsWith("container:")) {
            return "container:" + own.container(mode.substring("container:".length()));
        }
        if (!Set.of("none", "default", "bridge").contains(mode)) {
            throw Refused.inLab("has no networks of its own: " + mode);
        }
        if (!mode.equals("none")) {
            changes.add("--net " + mode + " is none, since a host has no bridge of its own");
        }
        return "none";
    }

    private void privileges() {
        boolean privileged = host.path("Privileged").asBoolean();
        asked.put("Privileged", privileged);
        host.put("Privileged", false);
        if (privileged) {
            changes.add("--privileged is dropped, since the machine is not the host's");
        }
    }

    private void binds() throws IOException {
        var told = Engine.JSON.createArrayNode();
        for (JsonNode bind : host.path("Binds")) {
            String[] parts = bind.asText().split(":", 2);
            if (!parts[0].startsWith("/")) {
                throw Refused.inLab("has no volumes, only files and directories of the host: " + parts[0]);
            }
            Path source = sources.machine(parts[0]);
            sources.make(source);
            moved(source, parts[0]);
            told.add(source + ":" + parts[1]);
        }
        asked.set("Binds", host.path("Binds").deepCopy());
        own.share().tools().forEach((machine, there) -> told.add(machine + ":" + there));
        host.set("Binds", told);
    }

    private void moved(Path source, String given) {
        asked.withObject("/Sources").put(source.toString(), given);
    }

    private void mounts() throws IOException {
        for (JsonNode mount : host.path("Mounts")) {
            String type = mount.path("Type").asText().toLowerCase(Locale.ROOT);
            if (type.equals("tmpfs")) {
                continue;
            }
            if (!type.equals("bind")) {
                throw Refused.inLab("has no volumes, only files and directories of the host: " + type);
            }
            String given = mount.path("Source").asText();
            Path source = sources.machine(given);
            if (Files.notExists(source)) {
                throw new Refused(
                        400, "invalid mount config for type \"bind\": bind source path does not exist: " + given);
            }
            sources.safe(source);
            moved(source, given);
            ((ObjectNode) mount).put("Source", source.toString());
        }
    }

    private void mark() {
        String mark = UUID.randomUUID().toString();
        body.withArray("/Env").add(HostEngine.MARK + "=" + mark);
        var labels = body.path(Own.LABELS) instanceof ObjectNode given ? given : body.putObject(Own.LABELS);
        own.share().allLabels().forEach(labels::put);
        labels.put(Share.MARK, mark);
        labels.put(Share.ASKED, asked.toString());
    }
}
