package dev.runproof.lab.process;

import java.util.ArrayList;
import java.util.List;

/** The options of Java that a lab's process is started with. */
public final class JavaOptions {
    /** Names the property in which the launcher hands on the option that names its class archive; may be empty. */
    private static final String FROM_THE_LAUNCHER = "runproof.lab.option";

    private JavaOptions() {}

    public static List<String> ofALab() {
        var options =
                new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m"));
        String handedOn = System.getProperty(FROM_THE_LAUNCHER, "");
        if (!handedOn.isEmpty()) {
            options.add(handedOn);
        }
        return options;
    }
}
