package dev.runproof.remote.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The lines of OpenSSH's known_hosts files, plain and hashed. */
record KnownHosts(List<Line> lines) {
    /** What a line says about its key. */
    enum Kind {
        KNOWN,
        REVOKED
    }

    /** One line: the hosts it is about, as written, and the key. */
    record Line(Path file, int number, Kind kind, String hosts, HostKey key) {
        String where() {
            return "line " + number + " of " + file;
        }
    }

    KnownHosts {
        lines = List.copyOf(lines);
    }

    /** Reads all files that are there; lines of certificate authorities and lines that are damaged hold no key. */
    static KnownHosts read(List<Path> files) throws IOException {
        var all = new ArrayList<Line>();
        for (Path file : files) {
            if (Files.isReadable(file)) {
                List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
                for (int i = 0; i < lines.size(); i++) {
                    line(file, i + 1, lines.get(i).strip()).ifPresent(all::add);
                }
            }
        }
        return new KnownHosts(all);
    }

    private static Optional<Line> line(Path file, int number, String text) {
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        String[] words = text.split("\\s+", -1);
        int at = words[0].startsWith("@") ? 1 : 0;
        if (words.length < at + 3 || (at == 1 && !words[0].equals("@revoked"))) {
            return Optional.empty();
        }
        Kind kind = at == 0 ? Kind.KNOWN : Kind.REVOKED;
        return HostKey.read(words[at + 1] + " " + words[at + 2])
                .map(key -> new Line(file, number, kind, words[at], key));
    }

    /** How a host is written in a known_hosts file. */
    static String name(String host, int port) {
        return port == 22 ? host : "[" + host + "]:" + port;
    }

    /** The lines about a host. */
    List<Line> about(String host, int port) {
        String name = name(host, port);
        return lines.stream().filter(line -> isAbout(line.hosts(), name)).toList();
    }

    private static boolean isAbout(String hosts, String name) {
        if (hosts.startsWith("|1|")) {
            return hashed(hosts, name);
        }
        boolean found = false;
        for (String pattern : hosts.split(",", -1)) {
            boolean negated = pattern.startsWith("!");
            if (glob(negated ? pattern.substring(1) : pattern).matcher(name).matches()) {
                if (negated) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    private static boolean hashed(String hosts, String name) {
        String[] parts = hosts.split("\\|", -1);
        if (parts.length != 4) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[2]), "HmacSHA1"));
            byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[3]));
        } catch (IllegalArgumentException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    /** OpenSSH's wildcards: {@code *} and {@code ?}. */
    static Pattern glob(String pattern) {
        var regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    }
}
