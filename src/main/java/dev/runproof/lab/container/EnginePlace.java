package dev.runproof.lab.container;

import dev.runproof.lab.EngineKind;
import dev.runproof.lab.LabSpec;
import dev.runproof.lab.engine.Share;
import dev.runproof.model.HostName;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where the simulation finds the engine of a host, and what of it is the host's.
 *
 * @param socket of the engine
 */
record EnginePlace(Path socket, Share share) {
    /** @param kind a real one */
    static EnginePlace of(EngineKind kind, LabSpec spec, String key, Ground ground, HostName host) {
        boolean nested = kind == EngineKind.NESTED;
        var tools = ground.tools();
        var share = new Share(
                host,
                ContainerPlan.prefix(spec, key) + "-" + host,
                Share.repositories(key) + host.value().toLowerCase(Locale.ROOT),
                Map.of(Label.LAB, key),
                ground.tree(host),
                nested,
                // An engine inside of the host finds files where the host sees them.
                Map.of(tools.root(), tools.root(), nested ? tools.library() : ground.library(host), tools.library()));
        return new EnginePlace(nested ? NestedEngine.seen(host) : Path.of(MachineEngine.SEEN), share);
    }
}
