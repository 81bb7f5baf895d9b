package dev.runproof.product.oms;

import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.DockerContainer.Bind;
import dev.runproof.parse.Filesystem;
import dev.runproof.parse.OmsConfig.Ports;
import dev.runproof.product.generic.DiskSpace;
import dev.runproof.product.generic.OneLine;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The part of A1 that asks whether the new version can run at all: mounts, ports, room, clocks, client tools, people. */
final class Preconditions {
    /** Compressed images of OMS are of this size. */
    private static final long IMAGE_BYTES = 7L << 30;
    /** OceanBase's own deployer asks for as much, however small the databases are. */
    private static final long LEAST_BACKUP_BYTES = 2L << 30;
    /** {@code df -P} counts in kibibytes. */
    private static final long DF_BLOCK = 1024;

    private static final int SUPERVISOR_PAGE = 8084;
    private static final String AGAIN = "again";

    private final Site site;
    private final Looks looks;

    Preconditions(Site site) {
        this.site = site;
        this.looks = new Looks(site);
    }

    private static FactKey<Answer> kinds(String moment, Node node) {
        return Known.answer(moment + "." + node + ".kinds");
    }

    private static FactKey<Answer> ports(Node node) {
        return Known.answer(node + ".ports");
    }

    private static FactKey<DiskSpace> space(HostName host, String what) {
        return new FactKey<>(host + ".space." + what, DiskSpace.class);
    }

    /** Whatever is to be mounted is there and of the right kind; so are the archive and the directory for the dumps. */
    StepScript mountsAreThere() {
        var moves = new ArrayList<Move>();
        for (Node node : site.nodes()) {
            moves.add(look(Known.BEFORE, node));
        }
        for (Node node : site.nodes()) {
            moves.add(new Probe<>(
                    node.host(),
                    Command.shell(HostScripts.WRITABLE, node.backupDirectory()),
                    Known.answer(node + ".writable"),
                    answer -> answer));
        }
        for (Node node : site.nodes()) {
            moves.add(new Check("what is mounted is there on " + node, facts -> judgeKinds(Known.BEFORE, facts, node)));
            moves.add(new Check("a backup can be written on " + node, facts -> judgeWritable(facts, node)));
        }
        return StepScript.onceForTheRun("Look for everything that the new containers need", moves);
    }

    private Probe<Answer> look(String moment, Node node) {
        return new Probe<>(
                node.host(),
                Command.shell(HostScripts.KINDS, new Pending("mounts and archive", facts -> paths(facts, node))),
                kinds(moment, node),
                answer -> answer);
    }

    private List<String> paths(Facts facts, Node node) {
        Mounts planned = Mounts.planned(facts, node);
        return Stream.of(
                        planned.binds().stream().map(Bind::source),
                        planned.others().stream().map(mount -> String.valueOf(mount.source())),
                        Stream.of(node.imageArchive()))
                .flatMap(all -> all)
                .distinct()
                .toList();
    }

    private Judgement judgeKinds(String moment, Facts facts, Node node) {
        Map<String, String> kinds = new TreeMap<>();
        facts.get(kinds(moment, node))
                .out()
                .lines()
                .forEach(
                        line -> kinds.put(line.substring(line.indexOf(' ') + 1), line.substring(0, line.indexOf(' '))));
        var weighing =
                new Weighing("files where files are mounted, directories elsewhere: docker makes a directory of what"
                        + " is missing");
        for (Bind bind : Mounts.planned(facts, node).binds()) {
            String wanted = Mounts.isFile(bind.target()) ? "file" : "directory";
            String is = kinds.getOrDefault(bind.source(), "not told");
            // Mounts that OMS does not know of may be of either kind.
            boolean known = Mounts.isFile(bind.target()) || bind.target().startsWith("/home/");
            weighing.that(
                    is.equals(wanted) || (!known && !is.equals("missing")),
                    bind.source(),
                    node + ": " + bind.source() + " must be a " + wanted + " and is " + is);
        }
        node.expected()
                .forEach((target, expected) -> weighing.that(
                        planned(facts, node, target)
                                .filter(expected.source()::equals)
                                .isPresent(),
                        expected.variable() + " as mounted",
                        node + ": the mount of " + target + " must stay as it is, "
                                + planned(facts, node, target).orElse("none") + ", and " + expected.variable() + " is "
                                + expected.source()));
        weighing.that(
                "file".equals(kinds.get(node.imageArchive())),
                node.imageArchive(),
                node + ": the image archive " + node.imageArchive() + " is " + kinds.get(node.imageArchive()));
        node.https().ifPresent(https -> {
            weighing.that(
                    https.certificate().isPresent() && https.key().isPresent(),
                    "certificate and key",
                    node
                            + ": a certificate needs its key, and a key its certificate: oms.newCertificate and oms.newKey");
            weighing.note(node + ": certificate and key are added; the console will speak HTTPS only");
        });
        return weighing.judgement();
    }

    private static Optional<String> planned(Facts facts, Node node, String target) {
        Mounts planned = Mounts.planned(facts, node);
        return Stream.concat(
                        planned.binds().stream()
                                .filter(bind -> bind.target().equals(target))
                                .map(Bind::source),
                        planned.others().stream()
                                .filter(mount -> mount.target().equals(target))
                                .map(mount -> String.valueOf(mount.source())))
                .findFirst();
    }

    private static Judgement judgeWritable(Facts facts, Node node) {
        String told = facts.get(Known.answer(node + ".writable")).out().strip();
        return told.startsWith("writable ")
                ? Judgement.pass(node + ": " + told)
                : Judgement.fail(
                        "a directory that the account of the login can write",
                        node + ": " + told + ", of " + node.backupDirectory() + " (oms.backupDir)");
    }

    /** Right before the start: the mounts once more, and ports that only the old container may have had. */
    StepScript stillHold() {
        var moves = new ArrayList<Move>();
        for (Node node : site.nodes()) {
            moves.add(look(AGAIN, node));
            moves.add(new Probe<>(node.host(), Command.of("ss", "-ltnp"), ports(node), answer -> answer));
            moves.add(new Probe<>(
                    node.host(),
                    Command.shell(
                            HostScripts.DIGEST,
                            Pending.word(
                                    "config.yaml",
                                    facts -> String.valueOf(
                                            Known.old(facts, node).shown().config()))),
                    Known.answer(node + ".config.digest"),
                    answer -> answer));
            moves.add(looks.containers(AGAIN, node));
        }
        for (Node node : site.nodes()) {
            moves.add(new Check("what is mounted is still there on " + node, facts -> judgeKinds(AGAIN, facts, node)));
            moves.add(new Check("config.yaml is still the same on " + node, facts -> judgeConfig(facts, node)));
            moves.add(new Check("the ports are free on " + node, facts -> judgePorts(facts, node)));
            moves.add(new Check(
                    "the name is free on " + node,
                    facts -> facts.get(Known.containers(AGAIN, node)).taken(node.newContainer())
                            ? Judgement.fail(
                                    "no container " + node.newContainer(),
                                    "somebody has made one on " + node + " meanwhile")
                            : Judgement.pass(node.newContainer() + " is free on " + node)));
        }
        return StepScript.onceForTheRun("See that the new containers can start", moves);
    }

    /** A name of a database that was changed meanwhile would give a healthy OMS that is empty. */
    private static Judgement judgeConfig(Facts facts, Node node) {
        String before = facts.get(Known.config(node)).outside();
        String now = facts.get(Known.answer(node + ".config.digest")).out().strip();
        return before.equals(now)
                ? Judgement.pass(node + ": sha256 " + now)
                : Judgement.fail(
                        "the file that was read before the stop, sha256 " + before,
                        node + ": somebody has changed "
                                + Known.old(facts, node).shown().config() + " since: " + now);
    }

    private Judgement judgePorts(Facts facts, Node node) {
        Answer answer = facts.get(ports(node));
        if (answer.exit() != 0 || !answer.out().startsWith("State")) {
            return Judgement.unknown("a list of listening sockets", "ss on " + node + " ended with " + answer.exit());
        }
        Ports ports = Installation.of(site, facts).region(node).ports();
        var wanted =
                List.of(ports.console(), ports.cm(), ports.ghana(), ports.supervisor(), ports.sshd(), SUPERVISOR_PAGE);
        var weighing = new Weighing("nobody listens on the ports of OMS");
        for (int port : wanted) {
            Optional<String> taken = answer.out()
                    .lines()
                    .filter(line -> line.matches(".*LISTEN.*[:\\]*]" + port + "\\s.*"))
                    .findFirst();
            weighing.that(
                    taken.isEmpty(),
                    Integer.toString(port),
                    "port " + port + " of " + node + " is taken: "
                            + taken.map(line -> line.replaceAll("\\s+", " ")).orElse(""));
        }
        return weighing.judgement();
    }

    /** Room for image and dumps, and clocks that agree. */
    StepScript roomAndClocksSuffice() {
        var moves = new ArrayList<Move>();
        moves.add(space(site.backupHost(), "dumps", site.backupDirectory()));
        for (Node node : site.nodes()) {
            var root = new FactKey<>(node + ".docker.root", String.class);
            moves.add(new Probe<>(
                    node.host(),
                    Command.of(Known.dockerWords(node), "info", "--format", "{{.DockerRootDir}}"),
                    root,
                    answer -> OneLine.of("docker info", answer.out())));
            moves.add(space(node.host(), "images", Pending.word("docker's directory", facts -> facts.get(root))));
        }
        var clocks = new Clocks(site);
        moves.addAll(clocks.areRead());
        moves.add(new Check("there is room for the dumps", facts -> judgeDumps(facts)));
        for (Node node : site.nodes()) {
            moves.add(new Check("there is room for the image on " + node, facts -> judgeImage(facts, node)));
        }
        moves.add(clocks.agree());
        return StepScript.onceForTheRun("Measure room and clocks", moves);
    }

    private static Probe<DiskSpace> space(HostName host, String what, Object path) {
        return new Probe<>(host, Command.of("df", "-Pk", path), space(host, what), DiskSpace::read);
    }

    private Judgement judgeDumps(Facts facts) {
        long needed = Math.max(LEAST_BACKUP_BYTES, 2 * MetaDbSurvey.bytes(facts));
        return judgeSpace(
                facts.get(space(site.backupHost(), "dumps")),
                needed,
                site.backupDirectory() + " on " + site.backupHost());
    }

    private static Judgement judgeImage(Facts facts, Node node) {
        return judgeSpace(facts.get(space(node.host(), "images")), IMAGE_BYTES, "docker's directory on " + node);
    }

    private static Judgement judgeSpace(DiskSpace space, long needed, String where) {
        if (space.rows().isEmpty()) {
            return Judgement.unknown(
                    needed + " bytes free", where + ": " + space.complaint().orElse("df told nothing"));
        }
        if (!(space.rows().get(0) instanceof Filesystem.InBlocks row) || row.available() == null) {
            return Judgement.unknown((needed >> 20) + " MiB free", where + ": df told no figure");
        }
        long free = row.available() * DF_BLOCK;
        return free >= needed
                ? Judgement.pass(where + ": " + (free >> 20) + " MiB free")
                : Judgement.fail((needed >> 20) + " MiB free", where + ": " + (free >> 20) + " MiB");
    }

    /** What no program can find out. */
    StepScript peopleConfirm() {
        String gate = site.step("0");
        return StepScript.onceForTheRun(
                "Ask what only a person can know",
                List.of(new Gate(
                        gate,
                        "data is synchronized in quasi-real time, forward switchovers are finished",
                        facts -> Optional.of("Are all these true? Data is synchronized in quasi-real time. The forward"
                                + " switchover of every project is finished, and none will be made with the new version."
                                + (site.release() == Release.OMS_3_3_0
                                        ? " Every synchronization project with DDL has dbType or db_type in the connector's"
                                                + " source configuration."
                                        : "")),
                        Known.confirmed(gate))));
    }

    /** Pages of the old version that a browser kept break the new ones. */
    StepScript browserCacheIsCleared() {
        String gate = switch (site.release()) {
            case OMS_3_3_0 -> site.step("9");
            case OMS_4_0_0 -> site.step("14");
            case OMS_4_2_9 -> site.step("13");
        };
        return StepScript.onceForTheRun(
                "Let everybody clear the cache of their browser before they log on",
                List.of(new Gate(
                        gate,
                        "the caches of all browsers that are used for the console",
                        facts -> Optional.of(
                                "Have all who use the console been told to clear their browser's cache before"
                                        + " they log on to the new version?"),
                        Known.confirmed(gate + ".cache"))));
    }
}
