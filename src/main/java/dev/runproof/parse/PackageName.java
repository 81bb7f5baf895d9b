package dev.runproof.parse;

import dev.runproof.model.ProductVersion;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the file name of a CM package tells: the version, and for which machines it was built.
 *
 * <p>Names before 6.0.0 end with {@code -64bit-cm.tar.gz} and carry no architecture. A name holds no build: two packages of
 * one version have the same name.
 *
 * @param os as printed, without its version: {@code openEuler}, {@code CentOS}
 * @param osVersion as in {@code 20.03}; null when the name has none
 * @param architecture as {@code uname -m} prints it; null when the name has none
 */
public record PackageName(
        String fileName,
        ProductVersion version,
        String os,
        @Nullable String osVersion,
        @Nullable String architecture) {
    private static final String VERSION = "(?<version>[0-9]{1,9}(?:\\.[0-9]{1,9}){0,9}(?:-RC[0-9]{1,9})?)";
    private static final String OS = "(?<os>[A-Za-z]{1,40})(?<osversion>[0-9][0-9A-Za-z._]{0,40})?";
    private static final Pattern WITH_ARCHITECTURE =
            Pattern.compile("openGauss-CM-" + VERSION + "-" + OS + "-(?<architecture>[A-Za-z0-9_]{1,40})\\.tar\\.gz");
    private static final Pattern WITHOUT_ARCHITECTURE =
            Pattern.compile("openGauss-" + VERSION + "-" + OS + "-64bit-cm\\.tar\\.gz");

    /** Reads a name without directory; nothing when it is not named like a released CM package. */
    public static Optional<PackageName> parse(String fileName) {
        Matcher recent = WITH_ARCHITECTURE.matcher(fileName);
        if (recent.matches()) {
            return named(recent, recent.group("architecture"));
        }
        Matcher old = WITHOUT_ARCHITECTURE.matcher(fileName);
        return old.matches() ? named(old, null) : Optional.empty();
    }

    private static Optional<PackageName> named(Matcher parts, @Nullable String architecture) {
        return ProductVersion.parse(parts.group("version"))
                .map(version -> new PackageName(
                        parts.group(), version, parts.group("os"), parts.group("osversion"), architecture));
    }

    @Override
    public String toString() {
        return fileName;
    }
}
