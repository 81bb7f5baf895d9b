package dev.runproof.lab.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;

/** The files of a host that its containers may have: where they lie on the machine. */
record Sources(Share share) {
    /** What the host calls so: a path of its tree stays, another one is taken to lie below it. */
    Path machine(String source) {
        Path path = Path.of(source).normalize();
        return path.startsWith(share.tree())
                ? path
                : share.tree().resolve(path.toString().substring(1)).normalize();
    }

    /** A directory, where nothing is; as the engine does it for {@code -v}. */
    void make(Path path) throws IOException {
        safe(path);
        if (Files.notExists(path)) {
            Files.createDirectories(path);
        }
    }

    /**
     * A link must not lead out of the host; the engine would follow it on the machine.
     *
     * @throws Refused when one does
     */
    void safe(Path path) throws IOException {
        Path there = path;
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = Objects.requireNonNull(there.getParent());
        }
        boolean dangling = Files.isSymbolicLink(there) && Files.notExists(there);
        if (dangling || !there.toRealPath().startsWith(share.tree())) {
            throw Refused.inLab("mounts files of its own host alone, and " + path + " leads elsewhere");
        }
    }
}
