package dev.runproof.lab.container;

import dev.runproof.lab.host.LabDirectory;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The files that containers of a lab share, below the lab's directory; each has the same path wherever it is seen.
 *
 * <pre>
 * hosts/NAME/     the files of one host's product: seen by that host and by the simulation
 * shared/         what a model shows all hosts
 * tools/          the pipe by which launchers ask, and their requests: seen by all hosts
 * libraries/NAME/ what the launchers of one host read: its tools/lib
 * inits/NAME/     the socket of a host's first process, its keys and settings
 * simulation/     what the simulation is to be, and what it says when it is ready; seen by no host
 * </pre>
 */
record Ground(LabDirectory lab) {
    /** Where a host finds its directory below {@code inits}: short enough for the address of a socket. */
    static final String INIT = "/run/runproof";

    /** Where the simulation finds all of {@code inits}. */
    static final String INITS = "/run/runproof-hosts";

    Path root() {
        return lab.root();
    }

    Path tree(HostName host) {
        return lab.host(host);
    }

    Path shared() {
        return root().resolve("shared");
    }

    LabDirectory tools() {
        return new LabDirectory(root().resolve("tools"));
    }

    Path libraries() {
        return root().resolve("libraries");
    }

    Path library(HostName host) {
        return libraries().resolve(host.value());
    }

    Path inits() {
        return root().resolve("inits");
    }

    Path init(HostName host) {
        return inits().resolve(host.value());
    }

    Path simulation() {
        return root().resolve("simulation");
    }

    /** What the simulation is to be; it may hold a password. */
    Path wanted() {
        return simulation().resolve("wanted");
    }

    /** Written by the simulation when its cluster stands. */
    Path ready() {
        return simulation().resolve("ready");
    }

    /** Why the simulation ended before that. */
    Path refused() {
        return simulation().resolve("refused");
    }

    /** Makes the parts, before there are containers. */
    void make(Iterable<HostName> hosts) {
        directory(shared(), "rwxr-xr-x");
        directory(tools().root(), "rwxr-xr-x");
        directory(tools().library(), "rwxr-xr-x");
        directory(simulation(), "rwx------");
        // Every account of every host puts its requests there; sticky, so that none removes another's.
        directory(tools().calls(), "rwxrwxrwx");
        try {
            Files.setAttribute(tools().calls(), "unix:mode", 01777);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set the mode of " + tools().calls(), e);
        }
        for (var host : hosts) {
            directory(tree(host), "rwxr-xr-x");
            directory(library(host), "rwxr-xr-x");
            directory(init(host), "rwx------");
        }
    }

    private static void directory(Path directory, String mode) {
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + directory, e);
        }
    }
}
