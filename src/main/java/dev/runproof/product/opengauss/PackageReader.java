package dev.runproof.product.opengauss;

import dev.runproof.parse.ChecksumFile;
import dev.runproof.product.opengauss.PackageFile.LocalOwnership;
import dev.runproof.product.opengauss.PackageFile.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Reads the package on the controller without any tool of the machine: size, digest, members, owner. */
final class PackageReader {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final String BINARY_LIST = "upgrade_binary_list";
    private static final int LARGEST_CHECKSUM_FILE = 4096;

    private final Path file;
    private final LocalAccount account;

    /**
     * The account that runs Runproof.
     *
     * @param groups the numbers of its groups
     */
    record LocalAccount(String name, Set<Long> groups) {
        /** By what the kernel tells of this process; without such a kernel no group is known, which only warns. */
        static LocalAccount current() {
            return new LocalAccount(System.getProperty("user.name", "this account"), groupsOfThisProcess());
        }

        private static Set<Long> groupsOfThisProcess() {
            try {
                return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("Gid:") || line.startsWith("Groups:"))
                        .flatMap(line -> NUMBER.matcher(line).results())
                        .map(number -> Long.valueOf(number.group()))
                        .collect(Collectors.toSet());
            } catch (IOException noSuchKernel) {
                return Set.of();
            }
        }
    }

    PackageReader(Path file, LocalAccount account) {
        this.file = file;
        this.account = account;
    }

    /** Never throws for what is wrong with the file: that is a finding. */
    PackageFile read() {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return PackageFile.unread(State.MISSING, file + " does not exist");
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return PackageFile.unread(State.NOT_A_FILE, file + " is not a regular file");
        }
        if (!Files.isReadable(file)) {
            return PackageFile.unread(State.UNREADABLE, file + " is not readable for " + account.name());
        }
        try {
            return readContent();
        } catch (IOException e) {
            return PackageFile.unread(State.UNREADABLE, file + " cannot be read: " + e.getMessage());
        }
    }

    private PackageFile readContent() throws IOException {
        long size = Files.size(file);
        String sha256;
        try (InputStream in = Files.newInputStream(file)) {
            sha256 = digest(in);
        }
        var members = new ArrayList<String>();
        var digests = new LinkedHashMap<String, String>();
        Optional<String> trouble = Optional.empty();
        Optional<List<String>> binaryList = Optional.empty();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            var tar = new TarReader(in);
            for (var member = tar.next(); member.isPresent(); member = tar.next()) {
                members.add(member.get().name());
                String name = plain(member.get().name());
                if (name.equals(BINARY_LIST)) {
                    String text = new String(tar.content().readAllBytes(), StandardCharsets.UTF_8);
                    binaryList = Optional.of(text.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .toList());
                } else if (member.get().isFile()) {
                    digests.put(name, digest(tar.content()));
                }
            }
        } catch (IOException e) {
            trouble = Optional.of("it does not unpack to its end: "
                    + (e.getMessage() == null ? "it ends too early" : e.getMessage()));
        }
        return new PackageFile(
                State.READ, trouble, size, sha256, members, digests, binaryList, checksumFile(), ownership());
    }

    /** A member's name without the optional {@code ./} in front. */
    static String plain(String member) {
        return member.startsWith("./") ? member.substring(2) : member;
    }

    private Optional<String> checksumFile() throws IOException {
        for (String name : ChecksumFile.namesFor(String.valueOf(file.getFileName()))) {
            Path candidate = file.resolveSibling(name);
            if (Files.isReadable(candidate)) {
                try (InputStream in = Files.newInputStream(candidate)) {
                    return Optional.of(new String(in.readNBytes(LARGEST_CHECKSUM_FILE), StandardCharsets.UTF_8));
                }
            }
        }
        return Optional.empty();
    }

    private LocalOwnership ownership() throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
        return new LocalOwnership(
                attributes.owner().getName(),
                attributes.group().getName(),
                account.name(),
                account.groups().contains(((Number) Files.getAttribute(file, "unix:gid")).longValue()),
                Files.isWritable(file),
                attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE));
    }

    private static String digest(InputStream content) throws IOException {
        MessageDigest sha256 = sha256();
        new DigestInputStream(content, sha256).transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
