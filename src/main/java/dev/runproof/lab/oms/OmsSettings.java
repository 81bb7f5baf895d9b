package dev.runproof.lab.oms;

import dev.runproof.lab.EngineKind;
import dev.runproof.lab.Simulation.Machine;
import dev.runproof.lab.Simulation.Settings;
import dev.runproof.model.DidYouMean;
import dev.runproof.model.HostName;
import dev.runproof.model.ProductVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an installation is to be.
 *
 * @param nodes hosts in all regions together; with two regions the last one alone is the second
 * @param https OLD has certificate and key
 * @param httpsAdded OLD has neither, and the environment has both for NEW
 * @param ha whether HA is on when the lab comes up; of no meaning before 3.3.1
 * @param sameNodes the nodes of a region have the same {@code cm_nodes} in their files
 * @param versionRow {@code rm.oms_version} says which version is installed, where a version has that table
 * @param dockerGroup the cluster user belongs to the group docker
 * @param engine what {@code docker} of the hosts asks; of a real one nothing is simulated
 * @param english {@code docker_init.sh} speaks English
 */
record OmsSettings(
        Path directory,
        OmsProcedure procedure,
        int nodes,
        int regions,
        boolean https,
        boolean httpsAdded,
        boolean ha,
        ProductVersion source,
        boolean sameNodes,
        boolean versionRow,
        boolean dockerGroup,
        EngineKind engine,
        boolean english) {
    private static final Set<String> OPTIONS = new TreeSet<>(Set.of(
            "regions",
            "https",
            "ha",
            "source-version",
            "same-cm-nodes",
            "oms-version-row",
            "docker-group",
            "engine",
            "language"));
    private static final int FIRST_HOST = 11;

    static OmsSettings of(OmsProcedure procedure, Settings lab) {
        lab.options().keySet().stream()
                .filter(name -> !OPTIONS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("an OMS lab has no option " + name
                            + DidYouMean.nearest(name, OPTIONS)
                                    .map(known -> "; did you mean " + known + "?")
                                    .orElse("")
                            + "; it has " + String.join(", ", OPTIONS));
                });
        String regions = lab.option("regions", "1");
        if (!regions.equals("1") && !regions.equals("2")) {
            throw new IllegalArgumentException("an OMS lab has 1 or 2 regions, not " + regions);
        }
        int count = Integer.parseInt(regions);
        // Who asks for two regions and says no more gets the documented two nodes and one.
        int nodes = count == 2 && lab.nodes() == procedure.usualNodes() ? lab.nodes() + 1 : lab.nodes();
        if (nodes < count) {
            throw new IllegalArgumentException(count + " regions need at least " + count + " nodes, not " + nodes);
        }
        if (procedure == OmsProcedure.OMS_3_3_0 && nodes > 1) {
            throw new IllegalArgumentException(
                    "the documented upgrade to 3.3.0 is for one node: bring the lab up with --nodes 1");
        }
        String source = lab.option("source-version", procedure.sources().get(0));
        if (!procedure.sources().contains(source)) {
            throw new IllegalArgumentException("there is no upgrade from " + source + " to " + procedure.target()
                    + "; it is made from " + String.join(", ", procedure.sources()));
        }
        boolean httpsAdded = lab.option("https", "off").equals("added");
        return new OmsSettings(
                lab.directory(),
                procedure,
                nodes,
                count,
                !httpsAdded && flag(lab, "https", false),
                httpsAdded,
                flag(lab, "ha", true),
                OmsProcedure.version(source),
                flag(lab, "same-cm-nodes", true),
                flag(lab, "oms-version-row", true),
                flag(lab, "docker-group", false),
                engine(lab),
                english(lab));
    }

    static EngineKind engine(Settings lab) {
        return EngineKind.of(lab.option("engine", EngineKind.SIMULATED.toString()));
    }

    private static boolean english(Settings lab) {
        String language = lab.option("language", "zh");
        if (!language.equals("zh") && !language.equals("en")) {
            throw new IllegalArgumentException("docker_init.sh speaks zh or en, not " + language);
        }
        return language.equals("en");
    }

    private static boolean flag(Settings lab, String name, boolean otherwise) {
        String text = lab.option(name, Boolean.toString(otherwise));
        return switch (text) {
            case "true", "on", "yes" -> true;
            case "false", "off", "no" -> false;
            default -> throw new IllegalArgumentException(name + " is on or off, not " + text);
        };
    }

    ProductVersion target() {
        return procedure.target();
    }

    /**
     * The hosts. Each has an address of its own on the loopback interface, made of the lab's directory so that two labs
     * do not meet: a browser on this machine reaches the documented ports under it.
     */
    List<Machine> machines() {
        int hash = directory.toString().hashCode();
        int second = 16 + Math.floorMod(hash, 200);
        int third = Math.floorMod(hash / 200, 250) + 1;
        var machines = new ArrayList<Machine>();
        for (int i = 0; i < nodes; i++) {
            machines.add(new Machine(
                    new HostName("node" + (i + 1)), "127." + second + "." + third + "." + (FIRST_HOST + i)));
        }
        return List.copyOf(machines);
    }

    /** The region of a host by its number, both from 1 on. */
    int region(int host) {
        return regions == 2 && host == nodes ? 2 : 1;
    }
}
