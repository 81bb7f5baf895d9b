package dev.runproof.lab.opengauss;

import dev.runproof.lab.opengauss.text.OmVersion;
import dev.runproof.lab.opengauss.text.ToolVersion;
import java.nio.file.Path;

/**
 * What kind of cluster a lab simulates.
 *
 * @param directory of the lab, on the controller and readable on every host; the package and the environment file go
 *     there
 * @param om release of the operation manager tools
 * @param zones 1 or 2 availability zones
 * @param installed CM build that the nodes have
 * @param target CM build of the package
 */
public record OpenGaussSettings(Path directory, OmVersion om, int zones, ToolVersion installed, ToolVersion target) {
    /** The CM that the installation brought; build and time are invented. */
    public static final ToolVersion CM_5_0_0 = new ToolVersion("5.0.0", "7d3f90c2", "2023-03-31 20:11:52");

    /** The CM of the package; build and time are invented. */
    public static final ToolVersion CM_6_0_0 = new ToolVersion("6.0.0", "e58a41bb", "2024-09-27 22:40:17");

    public OpenGaussSettings {
        directory = directory.toAbsolutePath();
        if (zones < 1 || zones > 2) {
            throw new IllegalArgumentException("a lab has 1 or 2 zones, not " + zones);
        }
    }

    public static OpenGaussSettings standard(Path directory) {
        return new OpenGaussSettings(directory, OmVersion.V6_0_0, 1, CM_5_0_0, CM_6_0_0);
    }

    public OpenGaussSettings withOm(OmVersion version) {
        return new OpenGaussSettings(directory, version, zones, installed, target);
    }

    public OpenGaussSettings withZones(int number) {
        return new OpenGaussSettings(directory, om, number, installed, target);
    }
}
