package dev.runproof.lab.openmldb;

import dev.runproof.lab.openmldb.cluster.Faults;
import dev.runproof.lab.openmldb.cluster.Kind;
import dev.runproof.lab.openmldb.cluster.OpFault.Place;
import dev.runproof.model.HostName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** One scenario on its way into a cluster: where it is to act, and how it is taken back. */
record Planting(String id, Site site, Optional<HostName> host) {
    Faults faults() {
        return site.cluster().faults();
    }

    /** The component of this kind on the host that was asked for, else the first. */
    dev.runproof.lab.openmldb.Place component(Kind kind) {
        return site.layout().of(kind).stream()
                .filter(place -> host.isEmpty() || host.get().equals(place.host()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " acts on a " + kind.word() + ", and "
                        + host.map(HostName::value).orElse("the lab") + " has none"));
    }

    void needs(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(id + " needs " + what);
        }
    }

    void undo(Runnable action) {
        site.undo().add(action);
    }

    /** A table of the user that has several replicas: {@code db1.t1} in the standard cluster. */
    Place replicated() {
        return site.settings().usersTable();
    }

    /** The single-replica table of the standard cluster. */
    Place single() {
        needs(site.settings().tables().isEmpty(), "the standard tables: bring the lab up without --tables");
        return new Place("db1", "t_single", 0);
    }

    /** The first tablet, which leads the first partitions, and the next one, which follows. */
    String tablet(int n) {
        List<String> tablets = site.layout().endpoints(Kind.TABLET);
        needs(tablets.size() >= n, n + " tablets: bring the lab up with --nodes " + n + " or more");
        return tablets.get(n - 1);
    }

    /** Replaces a file until the scenario is taken back. */
    void rewrite(Station station, Path file, String text) {
        String before = station.files().text(file);
        String mode = mode(file);
        station.files().write(file, text, mode);
        undo(() -> station.files().write(file, before, mode));
    }

    /** Takes a program, a file or a directory away until the scenario is taken back. */
    void remove(Path path) {
        if (Files.notExists(path)) {
            return;
        }
        Path aside = path.resolveSibling("." + path.getFileName() + ".away");
        move(path, aside);
        undo(() -> {
            if (Files.notExists(path)) {
                move(aside, path);
            }
        });
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot move " + from, e);
        }
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }
}
