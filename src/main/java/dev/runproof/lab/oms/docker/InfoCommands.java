package dev.runproof.lab.oms.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runproof.lab.Tool.Terminal;
import dev.runproof.lab.ToolCall;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code docker info} and {@code docker version}. */
final class InfoCommands implements Subcommand {
    private static final Flags.Form FORM = Flags.Form.of("f|format", "");

    private static final String API = "1.41";
    private static final long MEMORY_BYTES = 16L << 30;

    private final Supplier<String> text;
    private final Supplier<ObjectNode> data;

    private InfoCommands(Supplier<String> text, Supplier<ObjectNode> data) {
        this.text = text;
        this.data = data;
    }

    static InfoCommands version() {
        return new InfoCommands(() -> DockerVersion.CLIENT + DockerVersion.SERVER, () -> {
            var root = JsonNodeFactory.instance.objectNode();
            platform(root.putObject("Client")).put("DefaultAPIVersion", API).put("Context", "default");
            var server = platform(root.putObject("Server")).put("MinAPIVersion", "1.12");
            server.putArray("Components").addObject().put("Name", "Engine").put("Version", DockerVersion.NUMBER);
            return root;
        });
    }

    private static ObjectNode platform(ObjectNode node) {
        node.putObject("Platform").put("Name", "Docker Engine - Community");
        node.put("GoVersion", DockerVersion.GO);
        node.put("Experimental", false);
        return node.put("Version", DockerVersion.NUMBER)
                .put("ApiVersion", API)
                // Templates name a field of the client's structure, JSON the engine's own key.
                .put("APIVersion", API)
                .put("Os", "linux")
                .put("Arch", "amd64");
    }

    static InfoCommands info(DockerEngine engine) {
        return new InfoCommands(() -> text(engine), () -> data(engine));
    }

    private static String text(DockerEngine engine) {
        ObjectNode data = data(engine);
        return "Client:\n Context:    default\n Debug Mode: false\n\nServer:\n Containers: " + data.get("Containers")
                + "\n  Running: " + data.get("ContainersRunning") + "\n  Paused: 0\n  Stopped: "
                + data.get("ContainersStopped") + "\n Images: " + data.get("Images") + "\n Server Version: "
                + DockerVersion.NUMBER
                + "\n Storage Driver: overlay2\n Logging Driver: json-file\n Cgroup Driver: systemd\n"
                + " Cgroup Version: 2\n Operating System: " + "Linux\n OSType: linux\n Architecture: x86_64\n Name: "
                + engine.host().name() + "\n Docker Root Dir: "
                + data.get("DockerRootDir").asText() + "\n Debug Mode: false\n Live Restore Enabled: false\n";
    }

    private static ObjectNode data(DockerEngine engine) {
        var all = engine.containers();
        long running = all.stream().filter(Container::isRunning).count();
        var root = JsonNodeFactory.instance.objectNode();
        root.put("Containers", all.size());
        root.put("ContainersRunning", running);
        root.put("ContainersPaused", 0);
        root.put("ContainersStopped", all.size() - running);
        root.put("Images", engine.images().all().size());
        root.put("Driver", "overlay2");
        root.put("CgroupVersion", "2");
        root.put("ServerVersion", DockerVersion.NUMBER);
        root.put("Name", engine.host().name().value());
        root.put("DockerRootDir", engine.host().path("/var/lib/docker").toString());
        root.put("LiveRestoreEnabled", false);
        root.put("LoggingDriver", "json-file");
        root.put("CgroupDriver", "systemd");
        root.put("OSType", "linux");
        root.put("OperatingSystem", "Linux");
        root.put("Architecture", "x86_64");
        root.put("ID", engine.host().name().value());
        root.put("KernelVersion", System.getProperty("os.version"));
        root.put("MemTotal", MEMORY_BYTES);
        root.put("DefaultRuntime", "runc");
        root.putArray("SecurityOptions").add("name=seccomp,profile=default");
        root.put("NCPU", Runtime.getRuntime().availableProcessors());
        return root;
    }

    @Override
    public Flags.Form form() {
        return FORM;
    }

    @Override
    public int run(Flags flags, ToolCall call, Terminal terminal) {
        Optional<String> format = flags.value("format");
        terminal.out(format.isPresent() ? GoTemplate.parse(format.get()).render(data.get()) + "\n" : text.get());
        return 0;
    }
}
