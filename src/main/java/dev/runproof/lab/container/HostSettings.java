package dev.runproof.lab.container;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.runproof.lab.EngineKind;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.Simulation;
import dev.runproof.lab.process.Simulations;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;

/** What the first process of a host is told: its accounts, what it starts, what it lacks. */
final class HostSettings {
    /** Login shells by the words of environment files. */
    static final Map<String, String> SHELLS =
            Map.of("bash", "/bin/bash", "dash", "/bin/dash", "busybox", "/usr/local/bin/ash");

    static final String USUAL_SHELL = "bash";

    private HostSettings() {}

    static void write(Path file, HostName host, Ground ground, LabSpec spec, Simulation simulation) throws IOException {
        var json = new ObjectMapper().createObjectNode();
        json.put("host", host.value());
        json.put("user", simulation.clusterUser().user());
        json.put("group", simulation.clusterUser().group());
        json.put("uid", OwnAccounts.CLUSTER_ID);
        json.put("shell", SHELLS.get(spec.shell().orElse(USUAL_SHELL)));
        json.put("tree", ground.tree(host).toString());
        json.put("cron", spec.speed() == 1);
        var lacking = new ArrayList<String>();
        simulation.lacking().map(Pattern::pattern).ifPresent(lacking::add);
        var engine = simulation.engine(Simulations.settings(spec));
        if (!engine.isReal()) {
            lacking.add("docker");
        }
        json.put("engine", engine == EngineKind.NESTED);
        json.put("lacking", String.join("|", lacking));
        spec.password().ifPresent(word -> json.put("password", word.reveal()));
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, json.toString());
    }
}
