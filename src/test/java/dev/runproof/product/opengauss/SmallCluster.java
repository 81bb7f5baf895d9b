package dev.runproof.product.opengauss;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.Confirmation;
import dev.runproof.model.Fact;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Inspect;
import dev.runproof.model.Judgement;
import dev.runproof.model.Look;
import dev.runproof.model.Move;
import dev.runproof.model.Output;
import dev.runproof.model.Poll;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.model.Upload;
import dev.runproof.model.Verdict;
import dev.runproof.product.opengauss.Site.CheckosCall;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/** A cluster of hand-made answers that carries scripts out; what a test does not change is as it should be. */
final class SmallCluster {
    static final String OLD_BUILD = "0a1b2c3d";
    static final String NEW_BUILD = "4e5f6a7b";
    static final String PACKAGE = "openGauss-CM-6.0.0-openEuler22.03-x86_64.tar.gz";
    static final String BACKUP = "upgrade_cm_backup.tar.gz-" + OLD_BUILD + "-20260314-020005.tar.gz";
    static final List<String> REPLACED = List.of(
            "bin/cm_ctl",
            "bin/cm_server",
            "bin/cm_agent",
            "bin/om_monitor",
            "lib/libdcc.so",
            "lib/libgstor.so",
            "share/config/cm_agent.conf.sample",
            "share/config/cm_server.conf.sample");
    private static final Instant START = Instant.parse("2026-03-14T02:00:00Z");

    final Facts facts = new Facts();
    final List<String> asked = new ArrayList<>();
    final List<String> questions = new ArrayList<>();
    private final Map<String, Answer> overrides = new LinkedHashMap<>();
    private final Map<Integer, Installed> installed = new HashMap<>();
    private final List<HostName> nodes;
    private Site site;
    private Instant now = START;
    private boolean upgraded;

    SmallCluster(int count) {
        nodes = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new HostName("db" + number))
                .toList();
        var users = new LinkedHashMap<HostName, String>();
        nodes.forEach(node -> users.put(node, "omm"));
        site = new Site(
                nodes,
                nodes.get(0),
                users,
                "~/.bashrc",
                Path.of("/srv/" + PACKAGE),
                Optional.of(digestOf("package")),
                OptionalLong.empty(),
                "/opt/software/cm",
                Variant.FIRST_UPGRADE,
                Set.of(),
                Optional.empty(),
                new CheckosCall("gs_checkos", "root", Optional.empty()),
                Set.of(),
                Duration.ofHours(1));
        packageIs(goodPackage());
    }

    Site site() {
        return site;
    }

    /** The steps for this cluster. */
    OpenGauss steps() {
        return new OpenGauss(site);
    }

    SmallCluster repeatedFor(int... newNodes) {
        Set<HostName> named = Set.copyOf(
                IntStream.of(newNodes).mapToObj(number -> nodes.get(number - 1)).toList());
        site = new Site(
                site.nodes(),
                site.upgradeNode(),
                site.users(),
                site.environmentFile(),
                site.newPackage(),
                site.packageSha256(),
                site.packageSize(),
                site.uploadDirectory(),
                Variant.REPEAT_AFTER_EXPANSION,
                named,
                site.expectedVersion(),
                site.checkos(),
                site.acceptedUnhealthy(),
                site.maxAge());
        nodes.stream()
                .filter(node -> !named.contains(node))
                .forEach(node -> hasPrograms(number(node), "new", "6.0.0", NEW_BUILD));
        return this;
    }

    SmallCluster accepting(Long... unhealthy) {
        site = new Site(
                site.nodes(),
                site.upgradeNode(),
                site.users(),
                site.environmentFile(),
                site.newPackage(),
                site.packageSha256(),
                site.packageSize(),
                site.uploadDirectory(),
                site.variant(),
                site.newNodes(),
                site.expectedVersion(),
                site.checkos(),
                Set.of(unhealthy),
                site.maxAge());
        return this;
    }

    SmallCluster withDigest(Optional<String> stated) {
        site = new Site(
                site.nodes(),
                site.upgradeNode(),
                site.users(),
                site.environmentFile(),
                site.newPackage(),
                stated,
                site.packageSize(),
                site.uploadDirectory(),
                site.variant(),
                site.newNodes(),
                site.expectedVersion(),
                site.checkos(),
                site.acceptedUnhealthy(),
                site.maxAge());
        return this;
    }

    void packageIs(PackageFile file) {
        facts.learn(new Fact<>(Known.PACKAGE, HostName.CONTROLLER, now, file));
    }

    static PackageFile goodPackage() {
        var digests = new LinkedHashMap<String, String>();
        REPLACED.forEach(file -> digests.put(file, digestOf("new" + file.substring(file.lastIndexOf('/') + 1))));
        return new PackageFile(
                PackageFile.State.READ,
                Optional.empty(),
                1000,
                digestOf("package"),
                REPLACED.stream().map(file -> "./" + file).toList(),
                digests,
                Optional.empty(),
                Optional.empty(),
                new PackageFile.LocalOwnership("op", "op", "op", true, true, false));
    }

    /** A made-up digest that is the same for the same word only. */
    static String digestOf(String word) {
        return "%08x".formatted(word.hashCode()).repeat(8);
    }

    /** Every later command on the node that begins like this is answered so; a later one wins. */
    SmallCluster answers(int node, String beginning, int exit, String out, String err) {
        overrides.put("db" + node + ": " + beginning, answer(exit, out, err));
        return this;
    }

    SmallCluster prints(int node, String beginning, String out) {
        return answers(node, beginning, 0, out, "");
    }

    SmallCluster hasPrograms(int node, String which, String version, String build) {
        installed.put(node, new Installed(which, version, build));
        return this;
    }

    /** The CM of a node; what a test does not say is old before the upgrade and new after it. */
    Installed installed(int node) {
        return installed.getOrDefault(
                node, upgraded ? new Installed("new", "6.0.0", NEW_BUILD) : new Installed("old", "5.0.0", OLD_BUILD));
    }

    /** @param which stands in front of every file's name in the word that its digest is made of */
    record Installed(String which, String version, String build) {}

    static String version(String tool, String version, String build) {
        return tool + " (openGauss CM " + version + " build " + build + ") compiled at 2026-01-05 11:12:13 Release\n";
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** The judgements of all its checks, up to the first that did not pass. */
    List<Judgement> carryOut(StepScript script) {
        var judgements = new ArrayList<Judgement>();
        List<Move> moves = script.moves();
        for (int i = 0; i < moves.size(); i++) {
            Move move = moves.get(i);
            if (move instanceof Check check) {
                judgements.add(check.judge().apply(facts));
                boolean more = i + 1 < moves.size() && moves.get(i + 1) instanceof Check;
                if (!more && judgements.stream().anyMatch(judgement -> judgement.verdict() != Verdict.PASS)) {
                    return judgements;
                }
            } else {
                carryOut(move);
            }
        }
        return judgements;
    }

    /** Carries out a whole step that must pass. */
    void passes(StepScript script) {
        for (Judgement judgement : carryOut(script)) {
            if (judgement.verdict() != Verdict.PASS) {
                throw new AssertionError(script.purpose() + ": " + judgement);
            }
        }
    }

    /** The last judgement of a step. */
    Judgement judged(StepScript script) {
        List<Judgement> judgements = carryOut(script);
        return judgements.get(judgements.size() - 1);
    }

    Look.Finding look() {
        Look look = new UpgradeLook(site).look();
        look.moves().forEach(this::carryOut);
        return look.conclude().apply(facts);
    }

    /** From here on answers are those of a cluster after the upgrade. */
    void isUpgraded() {
        upgraded = true;
        pass(Duration.ofMinutes(2));
    }

    private void carryOut(Move move) {
        if (move instanceof Probe<?> probe) {
            learn(probe);
        } else if (move instanceof Poll<?> poll) {
            poll(poll);
        } else if (move instanceof Action action) {
            Answer answer = ask(action.host(), action.command());
            facts.learn(new Fact<>(action.yields(), action.host(), now, answer));
        } else if (move instanceof Upload upload) {
            var uploaded = new Upload.Uploaded(digestOf("package"), 1000, false);
            facts.learn(new Fact<>(upload.yields(), upload.host(), now, uploaded));
        } else if (move instanceof Gate gate) {
            gate.question().apply(facts).ifPresent(question -> {
                questions.add(gate.id() + ": " + question);
                var given = new Confirmation(gate.id(), "ann", "because", now, question);
                facts.learn(new Fact<>(gate.yields(), HostName.CONTROLLER, now, given));
            });
        } else if (!(move instanceof Inspect<?>)) {
            throw new AssertionError("not expected here: " + move);
        }
    }

    private <T> void learn(Probe<T> probe) {
        T value = probe.reading().read(ask(probe.host(), probe.command()));
        facts.learn(new Fact<>(probe.yields(), probe.host(), now, value));
    }

    private <T> void poll(Poll<T> poll) {
        T value = poll.reading().read(ask(poll.host(), poll.command()));
        facts.learn(new Fact<>(poll.yields(), poll.host(), now, value));
    }

    private Answer ask(HostName host, Command command) {
        String line = host + ": " + command.resolve(facts);
        asked.add(command.user().orElse("") + "@" + line);
        Answer found = null;
        for (Map.Entry<String, Answer> override : overrides.entrySet()) {
            if (line.startsWith(override.getKey())) {
                found = override.getValue();
            }
        }
        if (found != null) {
            return new Answer(found.exit(), found.stdout(), found.stderr(), now, found.took());
        }
        Answer usual = UsualAnswers.to(this, number(host), command.resolve(facts));
        if (line.contains("-t upgrade-cm")) {
            isUpgraded();
        }
        return usual;
    }

    Answer answer(int exit, String out, String err) {
        return new Answer(exit, Output.of(out), Output.of(err), now, Duration.ofMillis(5));
    }

    boolean upgraded() {
        return upgraded;
    }

    Instant now() {
        return now;
    }

    int size() {
        return nodes.size();
    }

    private static int number(HostName node) {
        return Integer.parseInt(node.value().substring(2));
    }
}
