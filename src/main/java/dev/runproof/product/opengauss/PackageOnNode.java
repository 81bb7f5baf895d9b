package dev.runproof.product.opengauss;

import dev.runproof.model.Action;
import dev.runproof.model.Answer;
import dev.runproof.model.Check;
import dev.runproof.model.FactKey;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Judgement;
import dev.runproof.model.Probe;
import dev.runproof.model.StepScript;
import dev.runproof.model.Upload;
import dev.runproof.model.Upload.Uploaded;
import dev.runproof.product.generic.Digests;
import dev.runproof.product.generic.FileIdentity;
import dev.runproof.product.generic.OneLine;
import dev.runproof.product.generic.Told;
import dev.runproof.product.generic.Weighing;
import java.util.List;

/** OG-7 and OG-8, then OG-2 and OG-P6 once more on what really lies on the upgrade node. */
final class PackageOnNode {
    private static final String MODE = "0640";
    private static final FactKey<Answer> MADE = new FactKey<>("package.directory.made", Answer.class);
    private static final FactKey<Told<FileIdentity>> DIRECTORY = Told.key("package.directory");
    private static final FactKey<Told<String>> DIRECTORY_WRITABLE = Told.key("package.directory.writable");
    private static final FactKey<Uploaded> UPLOADED = new FactKey<>("package.uploaded", Uploaded.class);
    private static final FactKey<Told<FileIdentity>> IDENTITY = Told.key("package.on.node");
    private static final FactKey<Told<String>> GROUPS = Told.key("cluster.user.groups");
    private static final FactKey<Told<String>> READABLE = Told.key("package.on.node.readable");
    private static final FactKey<Told<String>> GZIP = Told.key("package.on.node.gzip");
    private static final FactKey<Told<String>> MEMBERS = Told.key("package.on.node.members");

    private final Site site;
    private final HostName node;

    PackageOnNode(Site site) {
        this.site = site;
        this.node = site.upgradeNode();
    }

    StepScript directoryIsMade() {
        return StepScript.of(
                "Make the package directory on the upgrade node",
                List.of(
                        Action.repeatable(
                                node,
                                site.byClusterUser(node, "mkdir", "-p", site.uploadDirectory()),
                                MADE,
                                "remove the directory " + site.uploadDirectory() + " if it was not there before"),
                        new Check("mkdir made the package directory", this::judgeMade)));
    }

    StepScript directoryIsUsable() {
        return StepScript.of(
                "Look whose the package directory is",
                List.of(
                        new Probe<>(
                                node,
                                site.byClusterUser(node, "stat", "-c", FileIdentity.FORMAT, site.uploadDirectory()),
                                DIRECTORY,
                                Told.reading(FileIdentity::parse)),
                        new Probe<>(
                                node,
                                site.byClusterUser(node, "find", site.uploadDirectory(), "-maxdepth", "0", "-writable"),
                                DIRECTORY_WRITABLE,
                                Told.reading(text -> text)),
                        new Check(
                                "the package directory is the cluster user's own and writable",
                                facts -> judgeDirectory(facts.get(DIRECTORY), facts.get(DIRECTORY_WRITABLE)))));
    }

    StepScript isUploaded() {
        return StepScript.of(
                "Send the package to the upgrade node, unless it lies there already",
                List.of(
                        new Upload(node, site.newPackage(), site.packageOnNode(), site.user(node), MODE, UPLOADED),
                        new Check("the package arrived unchanged", this::judgeUpload)));
    }

    /** OG-2 on the node. */
    StepScript isIntact() {
        return StepScript.of(
                "Read the package on the upgrade node",
                List.of(
                        digestProbe(),
                        new Probe<>(
                                node,
                                site.byClusterUser(node, "gzip", "-t", site.packageOnNode()),
                                GZIP,
                                Told.reading(text -> text)),
                        new Probe<>(
                                node,
                                site.byClusterUser(node, "tar", "-tzf", site.packageOnNode()),
                                MEMBERS,
                                Told.reading(text -> text)),
                        new Check("the package on the upgrade node equals the controller's", this::judgeIntact)));
    }

    /** OG-P6 on the node. */
    StepScript permissionsAreRight() {
        return StepScript.of(
                "Look whose the package on the upgrade node is",
                List.of(
                        new Probe<>(
                                node,
                                site.byClusterUser(node, "stat", "-c", FileIdentity.FORMAT, site.packageOnNode()),
                                IDENTITY,
                                Told.reading(FileIdentity::parse)),
                        new Probe<>(
                                node,
                                site.byClusterUser(node, "id", "-Gn", site.user(node)),
                                GROUPS,
                                Told.reading(text -> OneLine.of("id -Gn", text))),
                        new Probe<>(
                                node,
                                site.byClusterUser(node, "find", site.packageOnNode(), "-maxdepth", "0", "-readable"),
                                READABLE,
                                Told.reading(text -> text)),
                        new Check(
                                "owner, owner group and mode let the cluster user read and write the package",
                                facts -> judgePermissions(
                                        facts.get(IDENTITY), facts.get(GROUPS), facts.get(READABLE)))));
    }

    /** The digest alone; also one of the last readings before the upgrade. */
    Probe<Told<Digests>> digestProbe() {
        return new Probe<>(
                node,
                site.byClusterUser(node, "sha256sum", site.packageOnNode()),
                Known.PACKAGE_ON_NODE,
                Told.reading(Digests::parse));
    }

    /** The package on the node is still the one that was checked on the controller. */
    Judgement judgeDigest(Facts facts) {
        String expected = facts.get(Known.PACKAGE).sha256();
        Told<Digests> told = facts.get(Known.PACKAGE_ON_NODE);
        var weighing = new Weighing("sha256 " + expected);
        if (told.exit() != 0 || told.value().isEmpty()) {
            return weighing.fails(node + ": " + site.packageOnNode() + " cannot be read: " + told.complaint())
                    .judgement();
        }
        String actual = told.value().get().only();
        return weighing.that(
                        actual.equals(expected),
                        node + ": sha256 " + actual,
                        node + ": " + site.packageOnNode() + " has sha256 " + actual + ", the controller's copy "
                                + expected)
                .judgement();
    }

    private Judgement judgeMade(Facts facts) {
        Answer made = facts.get(MADE);
        return new Weighing("mkdir ends with exit 0")
                .that(
                        made.exit() == 0,
                        node + ": " + site.uploadDirectory(),
                        node + ": mkdir -p " + site.uploadDirectory() + " as " + site.user(node) + " ended with exit "
                                + made.exit() + ": " + Told.lastWords(made)
                                + "; let root make the directory for the cluster user, or choose another"
                                + " opengauss.uploadDir")
                .judgement();
    }

    Judgement judgeDirectory(Told<FileIdentity> told, Told<String> writable) {
        var weighing = new Weighing("a directory, no link, that belongs to " + site.user(node) + " and is writable");
        if (told.value().isEmpty()) {
            return weighing.fails(node + ": " + site.uploadDirectory() + ": " + told.complaint())
                    .judgement();
        }
        FileIdentity directory = told.value().get();
        weighing.that(
                directory.directory() && directory.owner().equals(site.user(node)),
                node + ": " + site.uploadDirectory() + " belongs to " + directory.owner(),
                node + ": " + site.uploadDirectory() + " is a " + directory.kind() + " of " + directory.owner());
        weighing.that(
                writable.exit() == 0 && !writable.value().orElse("").isBlank(),
                "writable",
                node + ": " + site.uploadDirectory() + " is not writable for " + site.user(node));
        return weighing.judgement();
    }

    private Judgement judgeUpload(Facts facts) {
        Uploaded uploaded = facts.get(UPLOADED);
        PackageFile copy = facts.get(Known.PACKAGE);
        return new Weighing("sha256 " + copy.sha256())
                .that(
                        uploaded.sha256().equals(copy.sha256()),
                        uploaded.wasThere() ? "it lay there already" : uploaded.sizeBytes() + " bytes sent",
                        node + ": " + site.packageOnNode() + " has sha256 " + uploaded.sha256()
                                + ", the controller's copy was checked with " + copy.sha256())
                .judgement();
    }

    private Judgement judgeIntact(Facts facts) {
        var weighing = new Weighing("the controller's sha256, and an archive that unpacks to its end");
        weighing.add(judgeDigest(facts));
        Told<String> gzip = facts.get(GZIP);
        weighing.that(gzip.exit() == 0, "gzip -t passes", node + ": gzip -t ended with " + gzip.complaint());
        Told<String> members = facts.get(MEMBERS);
        weighing.that(members.exit() == 0, "tar lists it", node + ": tar -tzf ended with " + members.complaint());
        return weighing.judgement();
    }

    Judgement judgePermissions(Told<FileIdentity> told, Told<String> groups, Told<String> readable) {
        String user = site.user(node);
        String where = node + ": " + site.packageOnNode();
        var weighing = new Weighing("a regular file of " + user + " and one of his groups, mode at least 0600");
        if (told.value().isEmpty()) {
            return weighing.fails(where + ": " + told.complaint()).judgement();
        }
        FileIdentity file = told.value().get();
        weighing.that(file.regular(), file.kind(), where + " is a " + file.kind() + ", no regular file");
        weighing.that(
                file.owner().equals(user), "owner " + user, where + " belongs to " + file.owner() + ", not to " + user);
        List<String> names = List.of(groups.value().orElse("").split(" ", -1));
        weighing.that(
                names.contains(file.group()) && !file.group().equals(FileIdentity.NOBODY),
                "group " + file.group(),
                where + " has the owner group " + file.group() + ", which is none of " + user + "'s groups ("
                        + String.join(", ", names) + ")");
        weighing.that(
                file.ownerMayReadAndWrite(),
                "mode " + file.octalMode(),
                where + " has mode " + file.octalMode() + ": the owner may not read and write it");
        weighing.that(
                readable.exit() == 0 && !readable.value().orElse("").isBlank(),
                "readable",
                where + " cannot be read by " + user + ": its mode, or a directory above it, forbids it");
        if (file.othersMayWrite()) {
            weighing.note(where + " is writable for every account (mode " + file.octalMode() + ")");
        }
        return weighing.judgement();
    }
}
