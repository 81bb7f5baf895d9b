package dev.runproof.lab.opengauss;

import dev.runproof.lab.SimulatedHost;
import dev.runproof.lab.opengauss.text.ToolVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** The packages that lie in the lab's directory on the controller, each with its checksum file beside it. */
final class LabPackages {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String SYSTEM = """
            [ -r /etc/os-release ] && . /etc/os-release
            case "$ID" in openEuler|openeuler) n=openEuler;; debian) n=Debian;; centos) n=CentOS;; kylin) n=Kylin;; \
            ubuntu) n=Ubuntu;; *) n=${ID:-Linux};; esac
            printf '%s%s-%s' "$n" "$VERSION_ID" "$(uname -m)"
            """;

    private final Path directory;
    private final SimulatedHost host;

    LabPackages(Path directory, SimulatedHost host) {
        this.directory = directory.resolve("packages");
        this.host = host;
    }

    /** The package of a build; its name carries operating system and architecture of the hosts. */
    Path of(ToolVersion version) {
        return directory.resolve("openGauss-CM-" + version.version() + "-" + system() + ".tar.gz");
    }

    Path operationManager(String version) {
        return directory.resolve("openGauss-OM-" + version + "-" + system() + ".tar.gz");
    }

    /** Writes both packages of a lab: the one of CM, and the one of the operation manager that is so easily taken for it. */
    void write(ToolVersion target, String omVersion) {
        put(of(target), new CmPackage(target, host::launcher).archive());
        put(operationManager(omVersion), CmPackage.operationManager(omVersion));
    }

    void put(Path file, byte[] bytes) {
        writeTo(file, bytes);
        checksum(file, sha256(bytes) + "\n");
    }

    /** The checksum file beside a package carries its name without {@code .tar.gz}. */
    void checksum(Path file, String content) {
        String name = file.getFileName().toString().replaceFirst("\\.tar\\.gz$", ".sha256");
        writeTo(file.resolveSibling(name), content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void writeTo(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    static String sha256(Path file) {
        try {
            return sha256(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private String system() {
        return host.shell(NodeProcesses.USER, SYSTEM, LIMIT).out().strip();
    }
}
