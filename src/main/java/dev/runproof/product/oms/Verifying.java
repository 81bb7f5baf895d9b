package dev.runproof.product.oms;

import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Fact;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.OutputFormatException;
import dev.runproof.model.Pending;
import dev.runproof.model.Poll;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.OmsConfig;
import dev.runproof.parse.OmsHealth;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import dev.runproof.sql.Rows;
import dev.runproof.sql.Rows.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** A11: the installation serves, every node of it, with the data that was there before. */
final class Verifying {
    static final String AFTER = "after";

    private static final Duration PACE = Duration.ofSeconds(5);
    private static final Duration HEALTH_LIMIT = Duration.ofMinutes(5);
    private static final String OK = "200";

    private final Site site;
    private final MetaDbSurvey metaDb;
    private final String moment;

    /** @param moment distinguishes the new version's look from that of the old one after a way back */
    Verifying(Site site, String moment) {
        this.site = site;
        this.metaDb = new MetaDbSurvey(site);
        this.moment = moment;
    }

    private FactKey<Health> health(Node node) {
        return new FactKey<>(moment + "." + node + ".health", Health.class);
    }

    /** What {@code /oms/health} answered; whose data it serves it does not say. */
    record Health(boolean healthy, String told) {
        static Health read(dev.runproof.model.Answer answer) {
            if (answer.exit() != 0) {
                return new Health(false, Told.lastWords(answer));
            }
            Row row = dev.runproof.sql.RowsText.read(answer.out()).only();
            if (!OK.equals(row.value("status"))) {
                return new Health(false, "HTTP " + row.value("status"));
            }
            try {
                OmsHealth health = OmsHealth.parse(row.text("body"));
                return new Health(
                        health.healthy(),
                        "healthy: " + health.healthy() + (health.message() == null ? "" : ", " + health.message()));
            } catch (OutputFormatException notHealth) {
                return new Health(false, String.valueOf(notHealth.getMessage()));
            }
        }
    }

    /** Every node answers that it is healthy; while it starts it may answer otherwise. */
    StepScript isHealthy(Function<Node, HostName> console) {
        var moves = new ArrayList<Move>();
        for (Node node : site.nodes()) {
            moves.add(new Poll<>(
                    node + " is healthy",
                    console.apply(node),
                    Command.of("health"),
                    health(node),
                    Health::read,
                    Health::healthy,
                    1,
                    PACE,
                    PACE,
                    HEALTH_LIMIT));
        }
        return StepScript.onceForTheRun("Ask every node for its health", moves);
    }

    /** The documented look; the MetaDB has proved it already. */
    StepScript consoleShowsThemOnline(Function<Node, HostName> console, String gate) {
        var shown = Known.answer(moment + ".servers");
        var moves = new ArrayList<Move>();
        moves.add(new Probe<>(console.apply(site.first()), Command.of("servers"), shown, answer -> answer));
        moves.add(Gate.decision(
                gate,
                "the Servers page where it cannot be read by a program",
                facts -> facts.get(shown).exit() == 0
                        ? Optional.empty()
                        : Optional.of("The Servers page cannot be read (" + Told.lastWords(facts.get(shown))
                                + "). Does OPS & Monitoring > Server show every node as Online?"),
                Known.confirmed(gate + "." + moment + ".servers")));
        moves.add(new Check("every server is Online", facts -> judgeServers(facts, shown)));
        return StepScript.onceForTheRun("Look at the Servers page of the console", moves);
    }

    private Judgement judgeServers(Facts facts, FactKey<dev.runproof.model.Answer> shown) {
        if (facts.get(shown).exit() != 0) {
            return Judgement.pass("seen by the operator", "not seen by a program");
        }
        Rows rows = dev.runproof.sql.RowsText.read(facts.get(shown).out());
        var weighing = new Weighing("every node Online");
        var absent = new TreeSet<>(Installation.of(site, facts).addresses());
        for (Row row : rows.rows()) {
            String address = row.text("Server IP Address");
            absent.remove(address);
            weighing.that(
                    "Online".equals(row.value("Status")), address + " Online", address + " is " + row.value("Status"));
        }
        weighing.that(absent.isEmpty(), "all nodes", "not on the page: " + String.join(", ", absent));
        return weighing.judgement();
    }

    /** A wrong database name gives a healthy OMS that is empty. */
    StepScript projectsAreTheSame(Function<Node, Object> container) {
        var moves = new ArrayList<Move>(metaDb.projects(moment));
        for (Node node : site.nodes()) {
            moves.add(new Probe<>(
                    node.host(),
                    Command.shell(
                            HostScripts.CONFIG,
                            Known.docker(node),
                            container.apply(node),
                            Pending.word(
                                    "config.yaml",
                                    facts -> String.valueOf(
                                            Known.old(facts, node).shown().config()))),
                    config(node),
                    NodeConfig::read));
        }
        for (Node node : site.nodes()) {
            moves.add(new Check("the databases of before are served on " + node, facts -> judgeServed(facts, node)));
        }
        moves.add(new Check("the same projects as before", facts -> {
            var weighing = new Weighing("the projects of before, by id and name");
            for (String table : site.release().projectTables()) {
                compare(projectsOfBefore(facts, table), facts.get(MetaDbSurvey.projects(moment, table)), weighing);
            }
            return weighing.judgement();
        }));
        return StepScript.onceForTheRun("Compare the projects", moves);
    }

    /** Those at the stop; the survey's where OMS was not stopped. */
    private static Rows projectsOfBefore(Facts facts, String table) {
        return facts.find(MetaDbSurvey.projects(Stopping.STOPPED, table))
                .map(Fact::value)
                .orElseGet(() -> facts.get(MetaDbSurvey.projects(Known.BEFORE, table)));
    }

    private FactKey<NodeConfig> config(Node node) {
        return new FactKey<>(moment + "." + node + ".config", NodeConfig.class);
    }

    /** The file may be written anew by the new version, but it names the same databases. */
    private Judgement judgeServed(Facts facts, Node node) {
        var before = databases(facts.get(Known.config(node)).config());
        var now = databases(facts.get(config(node)).config());
        return before.equals(now)
                ? Judgement.pass(node + " serves " + now.values())
                : Judgement.fail(
                        before.toString(),
                        node + " serves other data than before: the config.yaml in its container has " + now);
    }

    private static Map<String, String> databases(OmsConfig config) {
        var names = new TreeMap<String, String>();
        names.put("oms_meta_host", config.metaHost());
        names.put("oms_meta_port", String.valueOf(config.metaPort()));
        names.put("drc_rm_db", config.rmDatabase());
        names.put("drc_cm_db", config.cmDatabase());
        config.regions()
                .forEach(region ->
                        names.put("drc_cm_heartbeat_db of region " + region.location(), region.heartbeatDatabase()));
        return names;
    }

    private static void compare(Rows before, Rows after, Weighing weighing) {
        var is = new TreeMap<String, Row>();
        after.rows().forEach(row -> is.put(row.text("id"), row));
        for (Row was : before.rows()) {
            Row now = is.remove(was.text("id"));
            String name = was.text("project_name");
            if (now == null) {
                weighing.fails("the project " + name + " (" + was.text("id") + ") is missing");
                continue;
            }
            weighing.that(
                    name.equals(now.value("project_name")),
                    name,
                    "the project " + was.text("id") + " was " + name + " and is " + now.value("project_name"));
            if (!java.util.Objects.equals(was.value("project_status"), now.value("project_status"))) {
                weighing.note(
                        name + ": " + was.value("project_status") + " before, " + now.value("project_status") + " now");
            }
        }
        is.values().forEach(row -> weighing.fails("a project that was not there: " + row.value("project_name")));
    }

    /** What people see as the version, and what the next upgrade goes by. */
    StepScript versionIs(String version, Function<Node, HostName> console, String gate) {
        var about = Known.answer(moment + ".about");
        var moves = new ArrayList<Move>();
        moves.add(new Probe<>(console.apply(site.first()), Command.of("about"), about, answer -> answer));
        moves.add(Gate.decision(
                gate,
                "About OMS where it cannot be read by a program",
                facts -> facts.get(about).exit() == 0
                        ? Optional.empty()
                        : Optional.of("About OMS cannot be read (" + Told.lastWords(facts.get(about))
                                + "). Does Help Center > About OMS show " + version + "?"),
                Known.confirmed(gate + "." + moment + ".about")));
        moves.add(new Check("the version is " + version, facts -> {
            if (facts.get(about).exit() != 0) {
                return Judgement.pass("seen by the operator", "not seen by a program");
            }
            String shown = dev.runproof.sql.RowsText.read(facts.get(about).out())
                    .only()
                    .text("version");
            return shown.startsWith(version)
                    ? Judgement.pass("About OMS: " + shown)
                    : Judgement.fail(version, "About OMS: " + shown);
        }));
        if (site.release().hasApi()) {
            moves.addAll(Only.all("rm tells its version", this::tellsVersion, versionIsTold(version, gate)));
        }
        return StepScript.onceForTheRun("Look at the version that the console names", moves);
    }

    private boolean tellsVersion(Facts facts) {
        return facts.get(Schemas.structures(Initialising.INITIALISED))
                .of(Installation.of(site, facts).rm())
                .flatMap(rm -> rm.structure().table(Schemas.VERSIONS))
                .isPresent();
    }

    /** Whether the script always writes it is not documented, so that its absence is a decision. */
    private List<Move> versionIsTold(String version, String gate) {
        FactKey<Rows> told = Known.rows(moment, Schemas.VERSIONS);
        FactKey<Confirmation> decided = Known.confirmed(gate + "." + moment + ".told");
        Predicate<Facts> isTold = facts -> versions(facts.get(told)).stream()
                .anyMatch(row -> row.equals(version) || row.startsWith(version + "-"));
        return List.of(
                new Looks(site).rows(told, metaDb.rm(), "select version from oms_version order by version"),
                Gate.decision(
                        gate,
                        "an rm.oms_version that does not hold the version",
                        facts -> isTold.test(facts)
                                ? Optional.empty()
                                : Optional.of(
                                        "rm.oms_version holds " + versions(facts.get(told)) + " and not " + version
                                                + ": the script has not written it or somebody has removed it, and the next"
                                                + " upgrade may be refused for it. Go on all the same?"),
                        decided),
                new Check(
                        "rm.oms_version holds " + version,
                        facts -> isTold.test(facts)
                                ? Judgement.pass("oms_version: " + versions(facts.get(told)))
                                : Judgement.pass("oms_version: " + versions(facts.get(told)) + ", accepted by "
                                        + facts.get(decided).by())));
    }

    private static List<String> versions(Rows rows) {
        return rows.rows().stream().map(row -> row.text("version")).toList();
    }
}
