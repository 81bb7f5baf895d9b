package dev.runproof.lab.process;

import java.util.ArrayList;
import java.util.List;

/** The options of Java that a lab's process is started with. */
public final class JavaOptions {
    /** Names the property in which the launcher hands on the option that names its class archive; may be empty. */
    private static final String FROM_THE_LAUNCHER = "runproof.lab.option";

    /** A later release may have given up this way of starting programs, and would not start then. */
    private static final int LAST_WITH_VFORK = 25;

    private JavaOptions() {}

    /**
     * Of a process that simulates a product, wherever it runs.
     *
     * @param large for one at work for minutes, which is compiled as well as can be; any other has ended before that pays
     */
    public static List<String> ofASimulation(boolean large) {
        var options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xmx256m"));
        if (!large) {
            options.add("-XX:TieredStopAtLevel=1");
        }
        return options;
    }

    /** Of a lab's process on this machine. */
    static List<String> ofALab(boolean large) {
        var options = new ArrayList<>(ofASimulation(large));
        options.add("-Xshare:auto");
        // A lab starts a program for every command, and half of the time of the usual way to start one is a helper's.
        if (Runtime.version().feature() <= LAST_WITH_VFORK) {
            options.add("-Djdk.lang.Process.launchMechanism=VFORK");
        }
        String handedOn = System.getProperty(FROM_THE_LAUNCHER, "");
        if (!handedOn.isEmpty()) {
            options.add(handedOn);
        }
        return options;
    }
}
