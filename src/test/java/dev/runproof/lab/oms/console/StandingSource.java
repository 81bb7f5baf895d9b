package dev.runproof.lab.oms.console;

import dev.runproof.model.ProductVersion;
import dev.runproof.model.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** An installation that stands still, for tests: whatever it shows was put there, whatever was modified is kept. */
public final class StandingSource implements ConsoleSource {
    public static final Secret PASSWORD = new Secret("Canary-console-77!");
    public static final Instant NOW = Instant.parse("2026-11-20T08:30:00Z");
    public static final String HA = """
            {
              "enable": true,
              "enableHost": false,
              "note": "<b>'quoted' & \\"kept\\"</b>",
              "refetchStoreIntervalMin": 30
            }""";

    private final ProductVersion version;
    private final List<Parameter> parameters = new CopyOnWriteArrayList<>();
    private final List<Server> servers = new CopyOnWriteArrayList<>();
    private final List<Component> components = new CopyOnWriteArrayList<>();
    private final List<Project> projects = new CopyOnWriteArrayList<>();
    private final Map<String, String> modified = new ConcurrentHashMap<>();
    private final AtomicReference<Health> health = new AtomicReference<>(Health.GOOD);
    private final AtomicReference<Accounts> accounts = new AtomicReference<>(Accounts.inUse(PASSWORD));
    private volatile boolean running = true;
    private volatile boolean apiOpen = true;
    private volatile boolean deaf;

    public StandingSource(String version) {
        this.version = ProductVersion.parse(version).orElseThrow();
        for (int i = 1; i <= 12; i++) {
            parameters.add(new Parameter(
                    "ops.example.limit_%02d".formatted(i), Integer.toString(10 * i), "ops", "A limit.", NOW, "5"));
        }
        parameters.add(new Parameter("ha.config", HA, "ha", "Switches of the high availability.", NOW, "{}"));
        parameters.add(new Parameter(CAPTCHA, "false", "console", "Asks for a code at the logon.", NOW, "false"));
        servers.add(Server.of("10.20.0.11", "cn-hangzhou", Server.Status.ONLINE));
        servers.add(new Server(
                "10.20.0.12",
                "cn-beijing",
                new Server.Use(30.5, 32, "GB"),
                new Server.Use(6, 8, "cores"),
                new Server.Use(410, 500, "GB"),
                Server.Status.DOWN,
                "Default",
                12,
                100));
        projects.add(Project.of("np_1", Project.Type.MIGRATION, "orders_to_ob", "RUNNING", NOW));
        projects.add(Project.of("np_2", Project.Type.SYNC, "billing_to_kafka", "SUSPEND", NOW));
        List<ComponentKind> kinds = Edition.of(this.version).kinds();
        for (ComponentKind kind : kinds) {
            components.add(component(kind, 1, ComponentStatus.running(kind)));
            components.add(component(
                    kind, 2, kind == ComponentKind.STORE ? ComponentStatus.ABNORMAL : ComponentStatus.STOPPED));
        }
    }

    public static Component component(ComponentKind kind, int project, ComponentStatus status) {
        return new Component(
                kind,
                "10.20.0.11-7%03d:%s_%d:0000000001".formatted(100 + project, kind.shown(), project),
                "10.20.0.11",
                "cn-hangzhou",
                "np_" + project,
                project == 1 ? "orders_to_ob" : "billing_to_kafka",
                status,
                "OB_MYSQL_np_%d-1-0".formatted(project),
                Duration.ofSeconds(2),
                NOW.minus(Duration.ofHours(30)),
                NOW,
                NOW,
                7100 + project);
    }

    public List<Server> serversToChange() {
        return servers;
    }

    public List<Component> componentsToChange() {
        return components;
    }

    public List<Project> projectsToChange() {
        return projects;
    }

    public void run(boolean runs) {
        running = runs;
    }

    public void feel(Health now) {
        health.set(now);
    }

    public void admit(Accounts now) {
        accounts.set(now);
    }

    public void openApi(boolean open) {
        apiOpen = open;
    }

    /** From now on OK has no effect. */
    public void turnDeaf() {
        deaf = true;
    }

    public void askForCode() {
        modified.put(CAPTCHA, "true");
    }

    /** What was modified, by the name of the parameter. */
    public Map<String, String> modified() {
        return Map.copyOf(modified);
    }

    @Override
    public ProductVersion version() {
        return version;
    }

    @Override
    public boolean running() {
        return running;
    }

    @Override
    public Accounts accounts() {
        return accounts.get();
    }

    @Override
    public Health health() {
        return health.get();
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> now = new ArrayList<>();
        for (Parameter it : parameters) {
            String value = modified.getOrDefault(it.name(), it.value());
            now.add(new Parameter(it.name(), value, it.module(), it.description(), it.modifiedAt(), it.initial()));
        }
        return now;
    }

    @Override
    public void modify(String parameter, String value) {
        if (!deaf) {
            modified.put(parameter, value);
        }
    }

    @Override
    public List<Server> servers() {
        return servers;
    }

    @Override
    public List<Component> components(ComponentKind kind) {
        return components.stream().filter(it -> it.kind() == kind).toList();
    }

    @Override
    public List<Project> projects() {
        return projects;
    }

    @Override
    public boolean apiOpen() {
        return apiOpen;
    }
}
