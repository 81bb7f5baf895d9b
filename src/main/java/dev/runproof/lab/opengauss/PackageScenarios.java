package dev.runproof.lab.opengauss;

import dev.runproof.lab.SimulatedHost.Ownership;
import java.nio.file.Path;
import java.util.List;

/** Settings of the package: the controller's copy, its checksum file, and the copy on the upgrade node. */
final class PackageScenarios {
    static final List<Scenario> LIST = List.of(
            Scenario.of(
                    "SIM-SHA-EMPTY",
                    "The checksum file beside the package has 0 bytes.",
                    planting -> copy(planting).checksum("")),
            Scenario.of(
                    "SIM-SHA-BAD",
                    "The checksum file beside the package holds another digest.",
                    planting -> copy(planting).checksum("0".repeat(64) + "\n")),
            Scenario.of("SIM-SHA-NAME", "The checksum file beside the package names the file too.", planting -> {
                var copy = copy(planting);
                copy.checksum(copy.sha256() + "  " + copy.file().getFileName() + "\n");
            }),
            Scenario.of(
                    "SIM-PKG-LOCAL",
                    "The controller's copy of the package has another digest than stated.",
                    planting -> copy(planting)
                            .replace(PackageBytes.changed(copy(planting).bytes()))),
            Scenario.of(
                    "SIM-PKG-LOCAL-OM",
                    "The controller's copy of the package is the package of the operation manager.",
                    planting -> copy(planting).replace(otherPackage(planting))),
            Scenario.of(
                    "SIM-PKG-LOCAL-UNREADABLE",
                    "The controller's copy of the package cannot be read.",
                    planting -> copy(planting).mode("---------")),
            Scenario.of(
                    "SIM-PKG-NODE",
                    "The package on the upgrade node changes after it was renamed.",
                    planting -> NodeCopy.keep(planting, NodeCopy::change)),
            Scenario.of(
                    "SIM-PKG-UNREADABLE",
                    "The package on the upgrade node has mode 000.",
                    planting -> NodeCopy.keep(planting, copy -> copy.mode("---------"))),
            Scenario.of(
                    "SIM-PKG-GROUP",
                    "The package on the upgrade node belongs to omm and the group root.",
                    planting -> NodeCopy.keep(planting, copy -> copy.own(new Ownership(NodeProcesses.USER, "root")))),
            Scenario.of(
                    "SIM-PKG-READONLY",
                    "The package on the upgrade node has mode 0400.",
                    planting -> NodeCopy.keep(planting, copy -> copy.mode("r--------"))),
            Scenario.of(
                    "SIM-PKG-WRONG",
                    "The package is that of the operation manager: on the controller, and on the node if it lies there"
                            + " already.",
                    planting -> {
                        byte[] wrong = otherPackage(planting);
                        copy(planting).replace(wrong);
                        NodeCopy.of(planting).replaceIfThere(wrong);
                    }));

    private PackageScenarios() {}

    private static ControllerCopy copy(Planting planting) {
        return new ControllerCopy(planting, packageFile(planting));
    }

    static Path packageFile(Planting planting) {
        var settings = planting.cluster().settings();
        return new LabPackages(
                        settings.directory(), planting.cluster().nodes().get(0).host())
                .of(settings.target());
    }

    private static byte[] otherPackage(Planting planting) {
        return CmPackage.operationManager(planting.cluster().om().printed());
    }
}
