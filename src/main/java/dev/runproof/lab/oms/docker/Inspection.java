package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code docker inspect} tells of a container or an image. */
final class Inspection {
    private static final String NEVER = "0001-01-01T00:00:00Z";

    private Inspection() {}

    static String hostname(Container container) {
        var request = container.request();
        return request.hostname()
                .orElseGet(() ->
                        request.network().equals("host") ? container.files().hostName() : Hex.shortId(container.id()));
    }

    /** All variables of a container, its own before those of the image. */
    static List<String> environment(Container container) {
        var all = new ArrayList<>(container.request().env());
        for (String variable : container.image().env()) {
            String name = variable.substring(0, variable.indexOf('=') + 1);
            if (all.stream().noneMatch(each -> each.startsWith(name))) {
                all.add(variable);
            }
        }
        return List.copyOf(all);
    }

    static ObjectNode container(DockerEngine engine, Container container, boolean size) {
        var root = JsonNodeFactory.instance.objectNode();
        List<String> command = container.command();
        root.put("Id", container.id());
        root.put("Created", container.created().toString());
        root.put("Path", command.get(0));
        texts(root, "Args", command.subList(1, command.size()));
        root.set("State", state(container.state()));
        root.put("Image", container.imageId());
        String directory = "/var/lib/docker/containers/" + container.id();
        root.put("ResolvConfPath", directory + "/resolv.conf");
        root.put("HostnamePath", directory + "/hostname");
        root.put("HostsPath", directory + "/hosts");
        root.put("LogPath", engine.log(container).toString());
        root.put("Name", "/" + container.name());
        root.put("RestartCount", container.restarts());
        root.put("Driver", "overlay2");
        root.put("Platform", "linux");
        root.put("MountLabel", "");
        root.put("ProcessLabel", "");
        root.put("AppArmorProfile", container.request().privileged() ? "unconfined" : "docker-default");
        root.set("ExecIDs", GoValues.NIL_LIST);
        root.set("HostConfig", HostSettings.of(container));
        String layer = "/var/lib/docker/overlay2/" + container.id();
        graphDriver(root, layer, layer + "-init/diff:" + layers(container.image()) + "/diff");
        if (size) {
            root.put("SizeRw", 0);
            root.put("SizeRootFs", container.image().sizeBytes());
        }
        mounts(root, container.request());
        root.set("Config", config(container));
        network(root.putObject("NetworkSettings"), container.request());
        return root;
    }

    private static ObjectNode state(ContainerState state) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("Status", state.status().word());
        node.put("Running", state.isUp());
        node.put("Paused", false);
        node.put("Restarting", state.isRestarting());
        node.put("OOMKilled", false);
        node.put("Dead", false);
        node.put("Pid", state.pid());
        node.put("ExitCode", state.exitCode());
        node.put("Error", state.error());
        node.put("StartedAt", time(state.started()));
        node.put("FinishedAt", time(state.finished()));
        return node;
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? NEVER : instant.toString();
    }

    /** All addresses are empty: a container of a lab has those of its host. */
    private static void network(ObjectNode node, RunRequest request) {
        node.put("Bridge", "");
        node.put("SandboxID", "");
        node.put("HairpinMode", false);
        node.put("LinkLocalIPv6Address", "");
        node.put("LinkLocalIPv6PrefixLen", 0);
        node.putObject("Ports");
        node.put("SandboxKey", "/var/run/docker/netns/default");
        node.set("SecondaryIPAddresses", GoValues.NIL_LIST);
        node.set("SecondaryIPv6Addresses", GoValues.NIL_LIST);
        addresses(node);
        var network = node.putObject("Networks")
                .putObject(request.network().equals("default") ? "bridge" : request.network());
        network.putNull("IPAMConfig");
        network.set("Links", GoValues.NIL_LIST);
        network.set("Aliases", GoValues.NIL_LIST);
        network.put("NetworkID", Hex.sha256(request.network()));
        addresses(network);
        network.set("DriverOpts", GoValues.NIL_MAP);
    }

    private static void addresses(ObjectNode node) {
        node.put("EndpointID", "");
        node.put("Gateway", "");
        node.put("GlobalIPv6Address", "");
        node.put("GlobalIPv6PrefixLen", 0);
        node.put("IPAddress", "");
        node.put("IPPrefixLen", 0);
        node.put("IPv6Gateway", "");
        node.put("MacAddress", "");
    }

    /** Where the files of an image lie. */
    private static String layers(Image image) {
        return "/var/lib/docker/overlay2/" + Hex.sha256(image.id());
    }

    /** @param lower the directories below; empty text when there is none */
    private static void graphDriver(ObjectNode root, String directory, String lower) {
        var driver = root.putObject("GraphDriver");
        var data = driver.putObject("Data");
        if (!lower.isEmpty()) {
            data.put("LowerDir", lower);
        }
        data.put("MergedDir", directory + "/merged");
        data.put("UpperDir", directory + "/diff");
        data.put("WorkDir", directory + "/work");
        driver.put("Name", "overlay2");
    }

    private static void mounts(ObjectNode root, RunRequest request) {
        var mounts = root.putArray("Mounts");
        request.binds().forEach(bind -> mount(mounts.addObject(), bind.source(), bind.target(), bind.options()));
        request.mounts()
                .forEach(mount ->
                        mount(mounts.addObject(), mount.source(), mount.target(), mount.readOnly() ? "ro" : ""));
    }

    private static void mount(ObjectNode node, String source, String target, String options) {
        node.put("Type", "bind");
        node.put("Source", source);
        node.put("Destination", target);
        node.put("Mode", options);
        node.put("RW", !List.of(options.split(",", -1)).contains("ro"));
        node.put("Propagation", "rprivate");
    }

    private static ObjectNode config(Container container) {
        var request = container.request();
        ObjectNode node = nothing();
        node.put("Hostname", hostname(container));
        node.put("User", request.options().user());
        node.put("Tty", request.tty());
        node.put("OpenStdin", request.stdin());
        texts(node, "Env", environment(container));
        texts(node, "Cmd", container.arguments());
        node.put("Image", request.image());
        node.put("WorkingDir", request.workdir().orElse(""));
        request.options().entrypoint().ifPresent(program -> texts(node, "Entrypoint", List.of(program)));
        labels(node, container.labels());
        return node;
    }

    /** A configuration that says nothing. */
    private static ObjectNode nothing() {
        var node = JsonNodeFactory.instance.objectNode();
        List.of("Hostname", "Domainname", "User").forEach(key -> node.put(key, ""));
        List.of("AttachStdin", "AttachStdout", "AttachStderr", "Tty", "OpenStdin", "StdinOnce")
                .forEach(key -> node.put(key, false));
        node.set("Env", GoValues.NIL_LIST);
        node.set("Cmd", GoValues.NIL_LIST);
        node.put("Image", "");
        node.set("Volumes", GoValues.NIL_MAP);
        node.put("WorkingDir", "");
        node.set("Entrypoint", GoValues.NIL_LIST);
        node.set("OnBuild", GoValues.NIL_LIST);
        node.set("Labels", GoValues.NIL_MAP);
        return node;
    }

    private static void labels(ObjectNode config, Map<String, String> labels) {
        var node = config.putObject("Labels");
        new TreeMap<>(labels).forEach(node::put);
    }

    static ObjectNode image(Image image, List<String> tags) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("Id", image.id());
        texts(root, "RepoTags", tags);
        root.putArray("RepoDigests");
        root.put("Parent", "");
        root.put("Comment", "");
        root.put("Created", image.created());
        root.put("Container", "");
        root.set("ContainerConfig", nothing());
        root.put("DockerVersion", DockerVersion.NUMBER);
        root.put("Author", "");
        ObjectNode config = nothing();
        texts(config, "Env", image.env());
        texts(config, "Cmd", image.command());
        labels(config, image.labels());
        root.set("Config", config);
        root.put("Architecture", "amd64");
        root.put("Os", "linux");
        root.put("Size", image.sizeBytes());
        root.put("VirtualSize", image.sizeBytes());
        graphDriver(root, layers(image), "");
        var rootfs = root.putObject("RootFS");
        rootfs.put("Type", "layers");
        texts(rootfs, "Layers", image.layers());
        root.putObject("Metadata").put("LastTagTime", NEVER);
        return root;
    }

    static void texts(ObjectNode node, String key, List<String> texts) {
        var array = node.putArray(key);
        texts.forEach(array::add);
    }
}
