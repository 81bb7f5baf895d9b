package dev.runproof.lab.embedded;

import dev.runproof.lab.LabSpec;
import java.nio.file.Path;

public final class TrialLab {
    public static void main(String[] a) {
        long t = System.nanoTime();
        var spec = LabSpec.of(a.length > 2 ? a[2] : "toy").named("trial").withNodes(Integer.parseInt(a[1]));
        var h = Labs.below(Path.of(a[0])).up(spec);
        System.out.println((System.nanoTime() - t) / 1000000 + " ms");
        System.out.println(h.directory());
        System.out.println(String.join(" ", h.ssh("node1", java.util.Optional.empty(), java.util.List.of())));
    }
}
