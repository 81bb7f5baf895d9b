package dev.runproof.product.opengauss;

import dev.runproof.model.Check;
import dev.runproof.model.Facts;
import dev.runproof.model.Inspect;
import dev.runproof.model.Judgement;
import dev.runproof.model.StepScript;
import dev.runproof.parse.ChecksumFile;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.opengauss.PackageFile.State;
import dev.runproof.product.opengauss.PackageReader.LocalAccount;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** OG-P4, OG-2 and OG-P6 on the controller's copy, before anything of the package reaches a node. */
final class PackageChecks {
    /** The programs whose digests tell which CM a node has. */
    static final List<String> PROGRAMS = List.of("cm_ctl", "cm_server", "cm_agent", "om_monitor");

    private static final List<String> REQUIRED = List.of(
            "lib/libdcc.so",
            "lib/libgstor.so",
            "bin/cm_ctl",
            "bin/cm_server",
            "bin/cm_agent",
            "bin/om_monitor",
            "share/config/cm_agent.conf.sample",
            "share/config/cm_server.conf.sample");

    private final Site site;

    PackageChecks(Site site) {
        this.site = site;
    }

    StepScript readable() {
        return StepScript.of(
                "Read the package on the controller: kind, owner, size, digest and members",
                List.of(
                        new Inspect<>(
                                "the package " + site.newPackage(),
                                Known.PACKAGE,
                                () -> new PackageReader(site.newPackage(), LocalAccount.current()).read()),
                        new Check("the package is a readable file on the controller", this::judgeFile)));
    }

    StepScript digestIsTrusted() {
        return StepScript.of(
                "Compare the package's SHA-256 with the one from a trusted place",
                List.of(new Check("the package is the official one, by its SHA-256", this::judgeDigest)));
    }

    StepScript contentIsComplete() {
        return StepScript.of(
                "Unpack the package in memory and look at its members",
                List.of(new Check("the package unpacks to its end and holds the CM components", this::judgeContent)));
    }

    private Judgement judgeFile(Facts facts) {
        return judgeFile(facts.get(Known.PACKAGE));
    }

    static Judgement judgeFile(PackageFile file) {
        var weighing = new Weighing("a regular file that the account running Runproof may read");
        if (file.state() != State.READ) {
            return weighing.fails("the package " + file.trouble().orElse("")).judgement();
        }
        var ownership = file.ownership();
        weighing.holds(file.sizeBytes() + " bytes, owner " + ownership.owner() + ", group " + ownership.group());
        if (!ownership.owner().equals(ownership.reader())) {
            weighing.note("the controller's copy belongs to " + ownership.owner() + ", not to " + ownership.reader());
        }
        if (!ownership.groupOfReader()) {
            weighing.note("the owner group " + ownership.group() + " of the controller's copy is none of "
                    + ownership.reader() + "'s groups");
        }
        if (!ownership.writable()) {
            weighing.note("the controller's copy is not writable for " + ownership.reader());
        }
        if (ownership.othersMayWrite()) {
            weighing.note("every account of the controller may change the package");
        }
        return weighing.judgement();
    }

    private Judgement judgeDigest(Facts facts) {
        return judgeDigest(facts.get(Known.PACKAGE));
    }

    Judgement judgeDigest(PackageFile file) {
        var weighing =
                new Weighing("SHA-256 equal to opengauss.packageSha256 or to the .sha256 file beside the package");
        Optional<String> stated = site.packageSha256();
        stated.ifPresent(expected -> compare(weighing, file, expected, "opengauss.packageSha256"));
        Optional<String> beside = file.checksumFile().flatMap(text -> ChecksumFile.digest(text, site.packageName()));
        beside.ifPresent(expected -> compare(weighing, file, expected, "the .sha256 file beside it"));
        if (beside.isEmpty() && file.checksumFile().isPresent()) {
            String finding = "the .sha256 file beside it holds no digest of this package (" + size(file) + ")";
            if (stated.isPresent()) {
                weighing.note(finding);
            } else {
                weighing.isUnknown("not verified: " + finding + "; set opengauss.packageSha256");
            }
        } else if (stated.isEmpty() && beside.isEmpty()) {
            weighing.isUnknown("not verified: there is no digest from a trusted place; set opengauss.packageSha256"
                    + " or lay the .sha256 file beside the package");
        }
        return weighing.judgement();
    }

    private static String size(PackageFile file) {
        return file.checksumFile()
                .map(text -> text.isEmpty() ? "it is empty" : "it is not understood")
                .orElse("");
    }

    private static void compare(Weighing weighing, PackageFile file, String expected, String source) {
        weighing.that(
                file.sha256().equals(expected.toLowerCase(Locale.ROOT)),
                "sha256 " + file.sha256() + " as in " + source,
                "sha256 is " + file.sha256() + ", but " + source + " says " + expected.toLowerCase(Locale.ROOT));
    }

    private Judgement judgeSize(PackageFile file) {
        if (file.sizeBytes() == 0) {
            return Judgement.fail("", "the package is empty");
        }
        long stated = site.packageSize().orElse(file.sizeBytes());
        return stated == file.sizeBytes()
                ? Judgement.pass(file.sizeBytes() + " bytes")
                : Judgement.fail("", "the package has " + file.sizeBytes() + " bytes, stated were " + stated);
    }

    private Judgement judgeContentWithSize(PackageFile file) {
        return new Weighing("").add(judgeSize(file)).add(judgeContent(file)).judgement();
    }

    private Judgement judgeContent(Facts facts) {
        return judgeContentWithSize(facts.get(Known.PACKAGE));
    }

    static Judgement judgeContent(PackageFile file) {
        var weighing = new Weighing(
                "a gzip tar archive with " + String.join(", ", REQUIRED) + ", without absolute paths and '..'");
        file.trouble().ifPresent(trouble -> weighing.fails("the package: " + trouble));
        List<String> names = file.members().stream().map(PackageReader::plain).toList();
        if (file.unpacks()) {
            List<String> missing =
                    REQUIRED.stream().filter(name -> !names.contains(name)).toList();
            weighing.that(
                    missing.isEmpty(),
                    names.size() + " members",
                    "the package lacks " + String.join(", ", missing) + ": it is no CM package");
        }
        names.stream()
                .filter(PackageChecks::leavesItsPlace)
                .forEach(name -> weighing.fails("the package has a member outside its own directory: " + name));
        return weighing.judgement();
    }

    private static boolean leavesItsPlace(String member) {
        return member.startsWith("/") || List.of(member.split("/", -1)).contains("..");
    }
}
