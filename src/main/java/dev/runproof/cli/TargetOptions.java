package dev.runproof.cli;

import dev.runproof.inventory.Environment;
import dev.runproof.inventory.Environments;
import dev.runproof.run.Procedure;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which environment a command acts on. */
final class TargetOptions {
    @Option(
            names = {"-e", "--environment"},
            paramLabel = "ENV",
            description = "Name of an environment, or path to its YAML file; by default embedded-<procedure>.")
    private String environment = "";

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Override a variable of the environment.")
    private final Map<String, String> set = new LinkedHashMap<>();

    String name(Procedure procedure) {
        return environment.isEmpty() ? Environments.defaultFor(procedure.name()) : environment;
    }

    /** As given; empty text when none was. */
    String environment() {
        return environment;
    }

    boolean given() {
        return !environment.isEmpty();
    }

    Map<String, String> set() {
        return set;
    }

    Environment read(Procedure procedure) {
        return new Environments(Home.path()).read(name(procedure)).with(set);
    }
}
