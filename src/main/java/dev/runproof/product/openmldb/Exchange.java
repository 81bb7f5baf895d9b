package dev.runproof.product.openmldb;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.FileManifest;
import dev.runproof.parse.OpenmldbVersion;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.openmldb.state.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * OM-2/3, OM-8/9, OM-18/19, OM-22/23: backup and replacement of the programs as one exchange by renames. Pid files lie among
 * the programs: those of living processes go along, or the next stop would stop nothing.
 */
final class Exchange {
    static final String EXCHANGED = "exchanged";

    private final Site site;
    private final Watch watch;

    Exchange(Site site) {
        this.site = site;
        this.watch = new Watch(site);
    }

    /** The name under which this run keeps what it replaces. */
    static Pending backup(Component component, String directory) {
        return Pending.word(
                component.directory() + "/" + directory + ".backup-<run>",
                facts -> component.directory() + "/" + directory + ".backup-" + facts.get(Facts.RUN));
    }

    private static FactKey<Answer> exchanged(Component component) {
        return Known.answer(component.key() + ".exchange");
    }

    StepScript exchanged(Component component, Turn turn) {
        var moves = new ArrayList<Move>(watch.before(component, "exchange " + component.key()));
        var words = new ArrayList<Object>(List.of(
                "sh",
                "-c",
                HostScripts.EXCHANGE,
                "sh",
                component.directory(),
                site.newRelease(),
                Pending.word("run", facts -> facts.get(Facts.RUN)),
                site.target()));
        words.addAll(component.kind().directories());
        moves.addAll(isDown(component, "exchange"));
        moves.add(Action.repeatable(
                component.host(),
                Command.of(words.toArray()),
                exchanged(component),
                "the kept directories are renamed back; the rollback feature does it"));
        moves.add(Exchange.program(EXCHANGED, component));
        moves.add(
                new Check("the program file is of release " + site.target(), facts -> judgeRelease(facts, component)));
        return StepScript.onceForTheRun("Exchange the programs of the " + component, turn.of(component, moves));
    }

    /** A process that was started again since the stop would go on with programs that lie elsewhere. */
    static List<Move> isDown(Component component, String moment) {
        return List.of(Stop.running(moment, component), new Check("it has not been started again", facts -> {
            Processes now = facts.get(Known.processes(moment, component));
            return now.anything()
                    ? Judgement.fail(
                            "nothing of it lives or answers",
                            "it was started again (" + now + "): "
                                    + (component.kind() == Kind.TABLET
                                            ? "move the leaders away that it has got since (pre-upgrade), then "
                                            : "")
                                    + "stop it by bin/start.sh, then resume")
                    : Judgement.pass("nothing of it lives or answers");
        }));
    }

    Judgement judgeRelease(Facts facts, Component component) {
        Told<OpenmldbVersion> told = facts.get(Known.programVersion(EXCHANGED, component));
        var remarks = new ArrayList<String>(otherCommits(facts, told));
        var others = site.sharing(component);
        if (!others.isEmpty()) {
            remarks.add("the same programs belong to "
                    + others.stream().map(Component::toString).collect(Collectors.joining(", "))
                    + ": from here on each of them starts with release " + site.target()
                    + ", also when a watchdog starts it");
        }
        String[] notes = remarks.toArray(String[]::new);
        return Serving.isRelease(told, site.target())
                ? Judgement.pass(told.value().orElseThrow().version(), notes)
                : Judgement.fail(
                        "release " + site.target(),
                        told.value().map(OpenmldbVersion::version).orElseGet(told::complaint),
                        notes);
    }

    /** The hosts whose new release was built from another commit when it was looked at before the first change. */
    private List<String> otherCommits(Facts facts, Told<OpenmldbVersion> exchanged) {
        String version = exchanged.value().map(OpenmldbVersion::version).orElse("");
        return site.hosts()
                .filter(host -> Serving.isRelease(facts.get(Known.newVersion(host)), site.target()))
                .map(host -> host + " had "
                        + facts.get(Known.newVersion(host))
                                .value()
                                .orElseThrow()
                                .version())
                .filter(told -> !told.endsWith(" " + version))
                .map(told -> "two commits of release " + site.target() + ": here is " + version + ", " + told)
                .toList();
    }

    /** The backup equals the baseline, nothing beside the programs has changed, pid files of others are still there. */
    StepScript backupIsComplete(Component component, Turn turn) {
        var moves = new ArrayList<Move>();
        moves.add(kept(EXCHANGED, component));
        moves.add(beside(EXCHANGED, component));
        site.sharing(component).forEach(other -> moves.add(Stop.running(EXCHANGED, other)));
        moves.add(new Check(
                "the backup has every file of before, and nothing else has changed",
                facts -> judgeBackup(facts, component)));
        return StepScript.onceForTheRun("Compare the backup of the " + component, turn.of(component, moves));
    }

    /** The release of the program file, whatever runs. */
    static Probe<Told<OpenmldbVersion>> program(String moment, Component component) {
        return new Probe<>(
                component.host(),
                component.programVersion(),
                Known.programVersion(moment, component),
                Told.reading(OpenmldbVersion::parse));
    }

    /** What lies in the directories that this run has replaced, and the configuration. */
    static Probe<Manifests> kept(String moment, Component component) {
        return manifests(moment, component, directory -> backup(component, directory));
    }

    /** The kept programs against the baseline. */
    static void compareKept(Facts facts, String moment, Component component, Weighing weighing) {
        for (String directory : component.kind().directories()) {
            String kept = component.directory() + "/" + directory + ".backup-" + facts.get(Facts.RUN);
            compare(
                    facts.get(Known.manifests(Known.BEFORE, component)).of(component.directory() + "/" + directory),
                    facts.get(Known.manifests(moment, component)).of(kept),
                    component.host() + ":" + kept,
                    weighing);
        }
    }

    static Probe<String> beside(String moment, Component component) {
        return new Probe<>(
                component.host(),
                Command.of("sh", "-c", HostScripts.BESIDE, "sh", component.directory()),
                Known.beside(moment, component),
                answer -> answer.out().lines().sorted().collect(Collectors.joining("\n")));
    }

    /** What lies in the directories that are exchanged, and the configuration, as they are before the first change. */
    static Probe<Manifests> manifests(String moment, Component component) {
        return manifests(moment, component, directory -> component.directory() + "/" + directory);
    }

    private static Probe<Manifests> manifests(String moment, Component component, Function<String, Object> place) {
        var words = new ArrayList<Object>();
        component.kind().directories().forEach(directory -> words.add(place.apply(directory)));
        words.add(component.directory() + "/conf");
        return new Probe<>(
                component.host(),
                Command.shell(Scripts.MANIFEST, words.toArray()),
                Known.manifests(moment, component),
                Manifests::read);
    }

    Judgement judgeBackup(Facts facts, Component component) {
        var weighing = new Weighing("the files of before, with their sizes, modes and digests");
        compareKept(facts, EXCHANGED, component, weighing);
        String conf = component.directory() + "/conf";
        compare(
                facts.get(Known.manifests(Known.BEFORE, component)).of(conf),
                facts.get(Known.manifests(EXCHANGED, component)).of(conf),
                conf,
                weighing);
        weighing.that(
                facts.get(Known.beside(Known.BEFORE, component)).equals(facts.get(Known.beside(EXCHANGED, component))),
                "data directories as before",
                "beside the programs there was:\n" + facts.get(Known.beside(Known.BEFORE, component)) + "\nand is:\n"
                        + facts.get(Known.beside(EXCHANGED, component)));
        for (Component other : site.sharing(component)) {
            Processes then = facts.get(Known.processes(Known.BEFORE, other));
            Processes still = facts.get(Known.processes(EXCHANGED, other));
            weighing.that(
                    !still.anything()
                            || still.main().filter(Processes.Named::lives).isPresent(),
                    other.kind() + " " + still,
                    other + " lives and has no pid file any more; it had " + then);
        }
        return weighing.judgement();
    }

    /** Pid files and logs come with processes: they are no part of an installation. */
    static void compare(FileManifest before, FileManifest now, String directory, Weighing weighing) {
        var expected = installed(before);
        var actual = installed(now);
        if (actual.isEmpty() && !expected.isEmpty()) {
            weighing.fails(directory + " is gone");
            return;
        }
        expected.forEach((name, entry) -> {
            FileManifest.Entry found = actual.get(name);
            if (found == null) {
                weighing.fails(directory + " lacks " + name);
            } else if (!found.equals(entry)) {
                weighing.fails(directory + "/" + name + " was " + entry + " and is " + found);
            }
        });
        actual.keySet().stream()
                .filter(name -> !expected.containsKey(name))
                .forEach(name -> weighing.fails(directory + " has " + name + " besides"));
        weighing.holds(directory + ": " + expected.size() + " entries");
    }

    private static Map<String, FileManifest.Entry> installed(FileManifest manifest) {
        var entries = new TreeMap<>(manifest.entries());
        entries.keySet()
                .removeIf(name -> name.endsWith(".pid")
                        || name.endsWith(".pid.child")
                        // The taskmanager keeps its logs among its programs.
                        || name.equals("bin/logs")
                        || name.startsWith("bin/logs/"));
        return entries;
    }
}
