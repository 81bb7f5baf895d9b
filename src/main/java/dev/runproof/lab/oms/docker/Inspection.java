package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        root.putPOJO("ExecIDs", null);
        root.set("HostConfig", HostSettings.of(container));
        graphDriver(root, "/var/lib/docker/overlay2/" + container.id());
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
        node.put("Running", state.isRunning());
        node.put("Paused", false);
        node.put("Restarting", false);
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
        node.putObject("Ports");
        node.put("SandboxKey", "/var/run/docker/netns/default");
        addresses(node);
        var network = node.putObject("Networks")
                .putObject(request.network().equals("default") ? "bridge" : request.network());
        network.putNull("IPAMConfig");
        network.putPOJO("Links", null);
        network.putPOJO("Aliases", null);
        network.put("NetworkID", Hex.sha256(request.network()));
        addresses(network);
        network.putNull("DriverOpts");
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

    private static void graphDriver(ObjectNode root, String directory) {
        var driver = root.putObject("GraphDriver");
        var data = driver.putObject("Data");
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
        var node = JsonNodeFactory.instance.objectNode();
        node.put("Hostname", hostname(container));
        node.put("Domainname", "");
        node.put("User", request.options().user());
        node.put("AttachStdin", false);
        node.put("AttachStdout", false);
        node.put("AttachStderr", false);
        node.put("Tty", request.tty());
        node.put("OpenStdin", request.stdin());
        node.put("StdinOnce", false);
        texts(node, "Env", environment(container));
        texts(node, "Cmd", container.arguments());
        node.put("Image", request.image());
        node.putNull("Volumes");
        node.put("WorkingDir", request.workdir().orElse(""));
        request.options()
                .entrypoint()
                .ifPresentOrElse(
                        program -> texts(node, "Entrypoint", List.of(program)), () -> node.putPOJO("Entrypoint", null));
        node.putPOJO("OnBuild", null);
        var labels = node.putObject("Labels");
        container.labels().forEach(labels::put);
        return node;
    }

    static ObjectNode image(Image image, List<String> tags) {
        var root = JsonNodeFactory.instance.objectNode();
        root.put("Id", image.id());
        texts(root, "RepoTags", tags);
        root.putArray("RepoDigests");
        root.put("Parent", "");
        root.put("Comment", "");
        root.put("Created", image.created());
        root.put("DockerVersion", DockerVersion.NUMBER);
        root.put("Author", "");
        var config = root.putObject("Config");
        texts(config, "Env", image.env());
        texts(config, "Cmd", image.command());
        var labels = config.putObject("Labels");
        new java.util.TreeMap<>(image.labels()).forEach(labels::put);
        root.put("Architecture", "amd64");
        root.put("Os", "linux");
        root.put("Size", image.sizeBytes());
        root.put("VirtualSize", image.sizeBytes());
        graphDriver(root, "/var/lib/docker/overlay2/" + Hex.sha256(image.id()));
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
