package dev.runproof.product.opengauss;

import dev.runproof.model.Check;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Move;
import dev.runproof.model.Pending;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.parse.Filesystem;
import dev.runproof.product.generic.DiskSpace;
import dev.runproof.product.generic.Existing;
import dev.runproof.product.generic.Weighing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** OG-4: disk usage below 80 % for every directory that matters, and room in {@code $PGHOST} for what the upgrade puts there. */
final class Disk {
    /** The document's limit: usage is less than this. */
    static final long LIMIT_PERCENT = 80;
    /** The package twice while it is packed anew, its content, and the backup. */
    static final long PACKAGE_SIZES_NEEDED = 4;

    private static final long BLOCK_BYTES = 1024;
    private static final List<String> VARIABLES = List.of("PGHOST", "GAUSSHOME", "GAUSSLOG");
    private static final FactKey<Existing> PARENTS = new FactKey<>("package.directory.parents", Existing.class);
    private static final FactKey<DiskSpace> PARENT_SPACE =
            new FactKey<>("package.directory.parent.space", DiskSpace.class);
    private static final FactKey<DiskSpace> DIRECTORY_SPACE = new FactKey<>("package.directory.space", DiskSpace.class);

    private final Site site;

    Disk(Site site) {
        this.site = site;
    }

    private static FactKey<DiskSpace> space(HostName node) {
        return new FactKey<>(node + ".disk.space", DiskSpace.class);
    }

    StepScript isNotFull() {
        var moves = new ArrayList<Move>();
        moves.add(Picture.probe(site, Known.PICTURE_IN_PREPARATION));
        for (HostName node : site.nodes()) {
            var words = df();
            VARIABLES.forEach(variable -> words.add(Known.path(node, variable, "")));
            words.add(new Pending(node + ".datanodes", facts -> dataDirectories(facts, node)));
            moves.add(new Probe<>(node, site.byClusterUser(node, words.toArray()), space(node), DiskSpace::read));
        }
        moves.add(new Check(
                "disk usage is below " + LIMIT_PERCENT + " % for every directory of the cluster", this::judgeNodes));
        return StepScript.of("Read the disk usage of the cluster's directories on every node", moves);
    }

    /** For the package directory, which may not be made yet: its nearest existing parent is asked for then. */
    StepScript hasRoomForPackage() {
        var words = new ArrayList<Object>(List.of("env", "LC_ALL=C", "ls", "-d"));
        words.addAll(withParents(site.uploadDirectory()));
        var question = df();
        question.add(Pending.word(
                "package.directory.parent", facts -> facts.get(PARENTS).nearest()));
        HostName node = site.upgradeNode();
        return StepScript.of(
                "Read the disk usage where the package will go",
                List.of(
                        new Probe<>(node, site.byClusterUser(node, words.toArray()), PARENTS, Existing::read),
                        new Probe<>(node, site.byClusterUser(node, question.toArray()), PARENT_SPACE, DiskSpace::read),
                        new Check(
                                "disk usage is below " + LIMIT_PERCENT + " % where the package goes",
                                facts -> judgeOne(
                                        facts.get(PARENTS).nearest() + " for " + site.uploadDirectory(),
                                        facts.get(PARENT_SPACE)))));
    }

    /** After the directory was made: a mount point may lie on the way to it. */
    StepScript packageDirectoryIsNotFull() {
        var question = df();
        question.add(site.uploadDirectory());
        HostName node = site.upgradeNode();
        return StepScript.of(
                "Read the disk usage of the package directory",
                List.of(
                        new Probe<>(
                                node, site.byClusterUser(node, question.toArray()), DIRECTORY_SPACE, DiskSpace::read),
                        new Check(
                                "disk usage of the package directory is below " + LIMIT_PERCENT + " %",
                                facts -> judgeOne(site.uploadDirectory(), facts.get(DIRECTORY_SPACE)))));
    }

    private static List<Object> df() {
        return new ArrayList<>(List.of("env", "LC_ALL=C", "df", "-P"));
    }

    private static List<String> dataDirectories(Facts facts, HostName node) {
        return facts.get(Known.PICTURE_IN_PREPARATION).datanodesOf(node).stream()
                .flatMap(datanode -> Optional.ofNullable(datanode.path()).stream())
                .toList();
    }

    static List<String> withParents(String directory) {
        var paths = new ArrayList<String>();
        String path = directory;
        while (path.length() > 1) {
            paths.add(path);
            path = path.substring(0, Math.max(path.lastIndexOf('/'), 0));
        }
        paths.add("/");
        return paths;
    }

    private Judgement judgeNodes(Facts facts) {
        var weighing = new Weighing("usage below " + LIMIT_PERCENT + " % everywhere, and " + PACKAGE_SIZES_NEEDED
                + " times the package's size free in $PGHOST");
        long needed = PACKAGE_SIZES_NEEDED * facts.get(Known.PACKAGE).sizeBytes();
        for (HostName node : site.nodes()) {
            var paths = new ArrayList<String>();
            VARIABLES.forEach(variable -> paths.add(facts.get(Known.variable(node, variable))));
            paths.addAll(dataDirectories(facts, node));
            weigh(weighing, node, paths, facts.get(space(node)), needed);
        }
        return weighing.judgement();
    }

    /** The first path is {@code $PGHOST}. */
    static void weigh(Weighing weighing, HostName node, List<String> paths, DiskSpace space, long neededBytes) {
        if (space.complaint().isPresent()) {
            weighing.fails(node + ": df could not answer for every directory: "
                    + space.complaint().get());
            return;
        }
        if (space.rows().size() != paths.size()) {
            weighing.isUnknown(node + ": df answered " + space.rows().size() + " rows for " + paths.size() + " paths");
            return;
        }
        for (int i = 0; i < paths.size(); i++) {
            weighUsage(weighing, node + ": " + paths.get(i), space.rows().get(i));
        }
        weighFree(weighing, node + ": " + paths.get(0), space.rows().get(0), neededBytes);
    }

    private static void weighUsage(Weighing weighing, String where, Filesystem row) {
        Long percent = row.usePercent();
        if (percent == null) {
            weighing.isUnknown(where + ": " + row.filesystem() + " tells no usage");
            return;
        }
        String told = where + " at " + percent + " % (" + row.mountedOn() + ")";
        weighing.that(percent < LIMIT_PERCENT, told, told + ", allowed is less than " + LIMIT_PERCENT + " %");
    }

    private static void weighFree(Weighing weighing, String where, Filesystem row, long neededBytes) {
        Long available = row instanceof Filesystem.InBlocks inBlocks ? inBlocks.available() : null;
        if (available == null) {
            weighing.isUnknown(where + ": df tells no free space");
            return;
        }
        long free = available * BLOCK_BYTES;
        weighing.that(
                free >= neededBytes,
                where + " has " + free + " bytes free",
                where + " has " + free + " bytes free, the upgrade needs " + neededBytes);
    }

    private static Judgement judgeOne(String where, DiskSpace space) {
        var weighing = new Weighing("usage below " + LIMIT_PERCENT + " %");
        if (space.complaint().isPresent() || space.rows().size() != 1) {
            return weighing.fails(where + ": df did not answer: "
                            + space.complaint().orElse(space.rows().size() + " rows"))
                    .judgement();
        }
        weighUsage(weighing, where, space.rows().get(0));
        return weighing.judgement();
    }
}
