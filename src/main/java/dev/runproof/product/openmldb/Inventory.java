package dev.runproof.product.openmldb;

import dev.runproof.model.Check;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.OpenmldbVersion;
import dev.runproof.product.generic.OneLine;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of OM-S1 that lies on hosts: what runs and lies there, the new release, the operation tool's interpreter. */
final class Inventory {
    private static final FactKey<Told<String>> PYTHON_VERSION = Told.key("python.version");
    private static final FactKey<Told<String>> PRETTYTABLE = Told.key("python.prettytable");

    private final Site site;

    Inventory(Site site) {
        this.site = site;
    }

    private static FactKey<Told<String>> missing(HostName host) {
        return Told.key(host + ".new.release.missing");
    }

    /** Every component lives and serves; its version, its programs and configuration are kept. */
    StepScript componentsRun() {
        var moves = new ArrayList<Move>();
        for (Component component : site.components()) {
            moves.add(Stop.running(Known.BEFORE, component));
            moves.add(Starting.version(Known.BEFORE, component));
            moves.add(Exchange.program(Known.BEFORE, component));
            moves.add(Exchange.manifests(Known.BEFORE, component));
            moves.add(Exchange.beside(Known.BEFORE, component));
        }
        moves.add(new Check("each component lives, serves and has its programs", this::judgeComponents));
        return StepScript.onceForTheRun("Look at every component, its programs and its processes", moves);
    }

    Judgement judgeComponents(Facts facts) {
        var weighing = new Weighing("a pid file whose process lives, an open port, a version, for each component");
        for (Component component : site.components()) {
            Processes processes = facts.get(Known.processes(Known.BEFORE, component));
            Told<OpenmldbVersion> running = facts.get(Known.version(Known.BEFORE, component));
            Told<OpenmldbVersion> program = facts.get(Known.programVersion(Known.BEFORE, component));
            facts.get(Known.manifests(Known.BEFORE, component))
                    .empty()
                    .forEach(directory -> weighing.fails(component + ": there is no " + directory));
            Optional<String> mistaken = processes.mistaken(component.kind());
            if (mistaken.isPresent()) {
                weighing.fails(component + ": " + mistaken.get());
            } else if (processes.component().filter(Processes.Named::lives).isEmpty()) {
                weighing.fails(component + ": " + processes);
            } else if (running.value().isEmpty()) {
                weighing.fails(component + " does not tell its version: " + running.complaint());
            } else if (running.value().get().release() == null) {
                weighing.fails(component + " is not registered: its version is "
                        + running.value().get().version());
            } else if (program.value().isEmpty()) {
                weighing.fails(component + ": no version of its program: " + program.complaint());
            } else {
                weighing.holds(component + " " + running.value().get().version());
                if (!String.valueOf(running.value().get().release())
                        .equals(program.value().get().release())) {
                    weighing.note(
                            component + " runs " + running.value().get().version() + ", and its program file is of "
                                    + program.value().get().version());
                }
            }
            var sharing = site.sharing(component);
            if (!sharing.isEmpty()) {
                weighing.note(component + " shares its programs with "
                        + sharing.stream().map(other -> other.kind().toString()).toList());
            }
        }
        return weighing.judgement();
    }

    /** The new release loads on every host: a missing library shows here, not after the stop. */
    StepScript newReleaseIsThere() {
        var moves = new ArrayList<Move>();
        for (HostName host : site.hosts().toList()) {
            moves.add(new Probe<>(
                    host,
                    Command.of(site.newRelease() + "/bin/openmldb", "--version"),
                    Known.newVersion(host),
                    Told.reading(OpenmldbVersion::parse)));
            boolean manages = site.all(Kind.TASKMANAGER).stream()
                    .anyMatch(component -> component.host().equals(host));
            var words = new ArrayList<Object>(
                    List.of("sh", "-c", HostScripts.MISSING, "sh", site.newRelease(), "bin/openmldb", "bin/start.sh"));
            if (manages) {
                words.add("taskmanager");
            }
            if (host.equals(site.operation())) {
                words.add("tools/openmldb_ops.py");
            }
            moves.add(new Probe<>(host, Command.of(words.toArray()), missing(host), Told.reading(text -> text)));
        }
        moves.add(new Check("release " + site.target() + " is whole and loads on every host", this::judgeNewRelease));
        return StepScript.of("Look at the new release on every host", moves);
    }

    Judgement judgeNewRelease(Facts facts) {
        var weighing = new Weighing("release " + site.target() + " on every host, complete, loadable, and room for it");
        for (HostName host : site.hosts().toList()) {
            Told<OpenmldbVersion> told = facts.get(Known.newVersion(host));
            String program = host + ": " + site.newRelease() + "/bin/openmldb";
            weighing.that(
                    Serving.isRelease(told, site.target()),
                    host + ": " + told.value().map(OpenmldbVersion::version).orElse(""),
                    program + " is "
                            + told.value().map(OpenmldbVersion::version).orElseGet(told::complaint));
            Told<String> lacking = facts.get(missing(host));
            lacking.value().orElse(lacking.complaint()).lines().forEach(line -> weighing.fails(host + ": " + line));
        }
        return weighing.judgement();
    }

    /** The interpreter that the operator named, never another one; else python as documented, else python3. */
    StepScript toolCanBeRun() {
        var words = new ArrayList<Object>(List.of("sh", "-c", HostScripts.INTERPRETER, "sh"));
        words.addAll(site.interpreters());
        Pending python = Known.python();
        return StepScript.of(
                "Find the interpreter of the operation tool",
                List.of(
                        new Probe<>(
                                site.operation(),
                                Command.of(words.toArray()),
                                Known.PYTHON,
                                answer -> answer.exit() == 0 ? OneLine.of("command -v", answer.out()) : ""),
                        new Check("an interpreter is there", this::judgePython),
                        new Probe<>(
                                site.operation(),
                                Command.of(python, "--version"),
                                PYTHON_VERSION,
                                answer -> new Told<>(answer.exit(), Optional.empty(), Told.lastWords(answer))),
                        new Probe<>(
                                site.operation(),
                                Command.of(python, "-c", "import prettytable"),
                                PRETTYTABLE,
                                answer -> new Told<>(answer.exit(), Optional.empty(), Told.lastWords(answer))),
                        new Check("it has what the tool needs", this::judgeTool)));
    }

    private Judgement judgePython(Facts facts) {
        String found = facts.get(Known.PYTHON);
        return found.isEmpty()
                ? Judgement.fail(
                        "one of " + site.interpreters() + " on " + site.operation(),
                        "none is there; name one by openmldb.python")
                : Judgement.pass(found);
    }

    private Judgement judgeTool(Facts facts) {
        Told<String> version = facts.get(PYTHON_VERSION);
        Told<String> prettytable = facts.get(PRETTYTABLE);
        var weighing = new Weighing(
                "an interpreter that starts and has prettytable, which two of the documented commands use");
        weighing.that(version.exit() == 0, facts.get(Known.PYTHON) + ": " + version.words(), version.complaint());
        weighing.that(
                prettytable.exit() == 0, "prettytable is there", "prettytable is missing: " + prettytable.complaint());
        weighing.note("the operation tool is run by " + facts.get(Known.PYTHON) + " (" + version.words() + ")");
        return weighing.judgement();
    }
}
