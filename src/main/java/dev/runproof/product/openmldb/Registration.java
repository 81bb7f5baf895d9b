package dev.runproof.product.openmldb;

import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Move;
import dev.runproof.model.Pending;
import dev.runproof.model.Poll;
import dev.runproof.parse.OpenmldbNameservers;
import dev.runproof.parse.OpenmldbTablets;
import dev.runproof.product.generic.WholeOutput;
import java.time.Duration;
import java.util.List;

/**
 * OM-S4: the registration of a component outlives its process by the session of ZooKeeper, and whoever starts meanwhile
 * fails to register and ends. Asked behind every stop, and before every start: a process may have ended by other hands.
 */
final class Registration {
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration PROCESS_ENDS = Duration.ofMinutes(2);
    /** The session of ZooKeeper lasts 10 s in the templates; installations have more. */
    private static final Duration EXPIRES = Duration.ofMinutes(2);
    /** The script's own restart waits as long. */
    private static final Duration UNSEEN_EXPIRY = Duration.ofSeconds(15);

    private final Site site;
    private final Looks looks;

    Registration(Site site) {
        this.site = site;
        this.looks = new Looks(site);
    }

    /** @param moment when the processes were looked at that are to end */
    static Move processEnds(String moment, Component component, String awaited, int looks) {
        return new Poll<>(
                awaited,
                component.host(),
                Command.of(
                        "sh",
                        "-c",
                        HostScripts.GONE,
                        "sh",
                        component.endpoint(),
                        new Pending(
                                component.key() + ".pids",
                                facts -> facts.get(Known.processes(moment, component))
                                        .living())),
                new FactKey<>(key(moment, component), Gone.class),
                Gone::read,
                Gone::whole,
                looks,
                PACE,
                UNSEEN_EXPIRY,
                PROCESS_ENDS);
    }

    private static String key(String moment, Component component) {
        return component.key() + "." + moment + ".gone";
    }

    /** A nameserver that is alone takes its own old registration over; behind a stop of it the time was given already. */
    List<Move> expiresBeforeStart(String moment, Component component) {
        return component.kind() == Kind.NAMESERVER && site.all(Kind.NAMESERVER).size() == 1
                ? List.of()
                : expires(moment, component);
    }

    List<Move> expires(String moment, Component component) {
        String endpoint = component.endpoint();
        String key = key(moment, component);
        return switch (component.kind()) {
            case TABLET ->
                List.of(looks.until(
                        endpoint + " is kOffline",
                        site.client().nameserver("showtablet"),
                        Known.tablets(key),
                        Looks::tablets,
                        tablets -> isOffline(tablets, endpoint),
                        EXPIRES));
            case NAMESERVER ->
                site.all(Kind.NAMESERVER).size() == 1
                        // Nobody is left who could tell: only the time tells.
                        ? List.of(processEnds(moment, component, "the registration has had time to expire", 2))
                        : List.of(looks.until(
                                endpoint + " is no longer registered and another nameserver leads",
                                site.client().nameserver("showns"),
                                Known.nameservers(key),
                                answer -> OpenmldbNameservers.parse(WholeOutput.of("openmldb showns", answer)),
                                nameservers -> nameservers.nameservers().stream()
                                        .noneMatch(row -> row.endpoint().equals(endpoint)),
                                EXPIRES));
            case TASKMANAGER ->
                List.of(looks.until(
                        endpoint + " is no longer registered",
                        site.client().sql("show components;"),
                        Serving.components(key),
                        Serving::components,
                        components -> components.components().stream()
                                .noneMatch(row -> row.endpoint().equals(endpoint)),
                        EXPIRES));
            case APISERVER -> List.of();
        };
    }

    /** A nameserver that began to lead later has never seen it, and lists the other tablets alone. */
    static boolean isOffline(OpenmldbTablets tablets, String endpoint) {
        var all = tablets.tablets();
        return !all.isEmpty()
                && all.stream()
                        .filter(tablet -> tablet.endpoint().equals(endpoint))
                        .allMatch(tablet -> tablet.state().equals("kOffline"));
    }
}
