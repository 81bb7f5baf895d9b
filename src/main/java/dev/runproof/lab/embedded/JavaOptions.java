package dev.runproof.lab.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The options of Java that a lab's process is started with: those of this process that make it start fast. */
final class JavaOptions {
    private JavaOptions() {}

    static List<String> ofThisProcess() {
        var options =
                new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m"));
        Optional<String[]> arguments = ProcessHandle.current().info().arguments();
        arguments.stream()
                .flatMap(Arrays::stream)
                .filter(word -> word.startsWith("-XX:SharedArchiveFile="))
                .forEach(options::add);
        return options;
    }
}
