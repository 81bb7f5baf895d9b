package dev.runproof.product.opengauss;

import dev.runproof.model.Confirmation;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.Gate;
import dev.runproof.model.HostName;
import dev.runproof.model.Move;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.PackageName;
import dev.runproof.product.generic.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OG-2, last part: the package was built for the machine and the system of every node, by its name; a person decides otherwise. */
final class PackageFits {
    private static final FactKey<Confirmation> DECISION = new FactKey<>("decision.OG-2", Confirmation.class);
    private static final Pattern ID = Pattern.compile("^ID=\"?([^\"\\n]*)\"?$", Pattern.MULTILINE);
    private static final Pattern VERSION = Pattern.compile("^VERSION_ID=\"?([^\"\\n]*)\"?$", Pattern.MULTILINE);

    private final Site site;

    PackageFits(Site site) {
        this.site = site;
    }

    static FactKey<Told<String>> machine(HostName node) {
        return Told.key(node + ".machine");
    }

    static FactKey<Told<String>> system(HostName node) {
        return Told.key(node + ".os.release");
    }

    StepScript everyNode() {
        var moves = new ArrayList<Move>();
        for (HostName node : site.nodes()) {
            moves.add(new Probe<>(
                    node, site.byClusterUser(node, "uname", "-m"), machine(node), Told.reading(String::strip)));
            moves.add(new Probe<>(
                    node,
                    site.byClusterUser(node, "cat", "/etc/os-release"),
                    system(node),
                    Told.reading(text -> text)));
        }
        moves.add(new Gate("OG-2", "a package whose name does not fit a node", this::question, DECISION));
        return StepScript.of("Compare the package's name with machine and system of every node", moves);
    }

    Optional<String> question(Facts facts) {
        var misfits = new ArrayList<String>();
        Optional<PackageName> name = PackageName.parse(site.packageName());
        if (name.isEmpty()) {
            misfits.add("the name " + site.packageName() + " tells neither version nor system");
        } else {
            site.nodes().forEach(node -> misfits.addAll(misfits(facts, node, name.get())));
        }
        return misfits.isEmpty()
                ? Optional.empty()
                : Optional.of("The package may not fit: " + String.join("; ", misfits) + ". Use it all the same?");
    }

    private static List<String> misfits(Facts facts, HostName node, PackageName name) {
        var misfits = new ArrayList<String>();
        String machine = facts.get(machine(node)).value().orElse("not known");
        String architecture = name.architecture();
        if (architecture == null) {
            if (!machine.endsWith("64")) {
                misfits.add(node + " is " + machine + ", the package is for 64 bit");
            }
        } else if (!architecture.equals(machine)) {
            misfits.add(node + " is " + machine + ", the package is for " + architecture);
        }
        String release = facts.get(system(node)).value().orElse("");
        String id = field(ID, release);
        String version = field(VERSION, release);
        String expected = Optional.ofNullable(name.osVersion()).orElse("");
        if (!name.os().toLowerCase(Locale.ROOT).equals(id.toLowerCase(Locale.ROOT)) || !version.startsWith(expected)) {
            misfits.add(node + " runs " + (id.isEmpty() ? "an unknown system" : id + " " + version)
                    + ", the package is for " + name.os() + expected);
        }
        return misfits;
    }

    private static String field(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
