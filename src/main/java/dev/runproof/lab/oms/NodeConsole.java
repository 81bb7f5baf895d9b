package dev.runproof.lab.oms;

import dev.runproof.lab.oms.MetaDb.ProjectRow;
import dev.runproof.lab.oms.Moments.Act;
import dev.runproof.lab.oms.Piece.Life;
import dev.runproof.lab.oms.console.Accounts;
import dev.runproof.lab.oms.console.Component;
import dev.runproof.lab.oms.console.ComponentKind;
import dev.runproof.lab.oms.console.ComponentStatus;
import dev.runproof.lab.oms.console.ConsoleSource;
import dev.runproof.lab.oms.console.Health;
import dev.runproof.lab.oms.console.Parameter;
import dev.runproof.lab.oms.console.Project;
import dev.runproof.lab.oms.console.Server;
import dev.runproof.lab.oms.schema.Part;
import dev.runproof.model.ProductVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the console of one node shows: MetaDB and components, asked anew each time. */
final class NodeConsole implements ConsoleSource {
    private static final List<String> PARAMETERS =
            List.of(HaConfig.PARAMETER, CAPTCHA, "ops.store.max_count_per_subtopic");

    private final OmsSite site;
    private final OmsNode node;

    NodeConsole(OmsSite site, OmsNode node) {
        this.site = site;
        this.node = node;
    }

    @Override
    public ProductVersion version() {
        return node.version();
    }

    @Override
    public boolean running() {
        return node.consoleServes(site.clock().now(), site.faults().slowConsole());
    }

    @Override
    public Accounts accounts() {
        return site.served(node).accounts();
    }

    @Override
    public Health health() {
        try {
            return schemasFit();
        } catch (MetaDbLost e) {
            return Health.bad(e.why());
        }
    }

    private Health schemasFit() {
        return Arrays.stream(Part.values())
                .map(part -> site.metaDb().schema(node.config(), part))
                .flatMap(Optional::stream)
                .filter(schema -> schema.above(node.version()))
                .max(ProductVersion::compareTo)
                .map(schema -> Health.bad("schema " + schema + " is newer than the program " + node.version()))
                .orElse(Health.GOOD);
    }

    @Override
    public List<Parameter> parameters() {
        var parameters = new ArrayList<Parameter>();
        for (String name : PARAMETERS) {
            if (name.equals(HaConfig.PARAMETER) && !Versions.hasHa(node.version())) {
                continue;
            }
            site.metaDb()
                    .parameter(node.config(), name)
                    .ifPresent(value -> parameters.add(new Parameter(
                            name,
                            value,
                            "GHANA",
                            name.equals(HaConfig.PARAMETER) ? "High availability of hosts and components" : name,
                            site.metaDb().parameterModified(node.config(), name).orElse(site.created()),
                            name.equals(HaConfig.PARAMETER) ? HaConfig.text(false) : value)));
        }
        return parameters;
    }

    @Override
    public void modify(String parameter, String value) {
        if (!site.faults().modifyIsLost()) {
            site.metaDb().parameter(node.config(), parameter, value);
        }
        if (parameter.equals(HaConfig.PARAMETER)) {
            site.moments().come(Act.HA_EDITED, node.station().host().name());
        }
    }

    @Override
    public List<Server> servers() {
        var servers = new ArrayList<Server>();
        for (Map.Entry<String, String> host : site.metaDb().hosts(node.config()).entrySet()) {
            servers.add(Server.of(
                    host.getKey(),
                    site.regionName(host.getKey()),
                    host.getValue().equals(HeartWork.ONLINE) ? Server.Status.ONLINE : Server.Status.DOWN));
        }
        return servers;
    }

    @Override
    public List<Component> components(ComponentKind kind) {
        return site.served(node).components().of(kind).stream()
                .map(this::component)
                .toList();
    }

    private Component component(Piece piece) {
        Instant current = piece.current();
        return new Component(
                piece.kind,
                piece.name(),
                piece.address,
                piece.region,
                piece.project,
                piece.projectName,
                status(piece),
                piece.subtopic,
                piece.life() == Life.RUNNING
                        ? Duration.ofSeconds(2)
                        : Duration.between(current, site.clock().now()),
                piece.from,
                current,
                piece.heartbeat(),
                piece.port());
    }

    private ComponentStatus status(Piece piece) {
        if (site.faults().components() == ComponentFaults.UNKNOWN_WORD) {
            return new ComponentStatus("Wavering", "WAVERING");
        }
        return switch (piece.life()) {
            case RUNNING -> ComponentStatus.running(piece.kind);
            case ABNORMAL -> ComponentStatus.ABNORMAL;
            case STOPPED -> ComponentStatus.STOPPED;
        };
    }

    @Override
    public List<Project> projects() {
        Instant created = site.created();
        return site.metaDb().projects(node.config()).stream()
                .map(row -> Project.of(row.id(), type(row), row.name(), row.status(), created))
                .toList();
    }

    private static Project.Type type(ProjectRow row) {
        return Objects.equals(row.type(), "SYNC") ? Project.Type.SYNC : Project.Type.MIGRATION;
    }

    @Override
    public boolean apiOpen() {
        return !site.faults().apiClosed();
    }
}
