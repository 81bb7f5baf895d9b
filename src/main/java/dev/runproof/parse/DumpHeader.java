package dev.runproof.parse;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The comments with which a dump begins. */
final class DumpHeader {
    private static final Pattern FIRST = Pattern.compile(
            "-- (?<flavour>MySQL|MariaDB) dump[ \\t]++"
                    + "(?:[^ \\t,]++[ \\t]++Distrib[ \\t]++(?<distribution>[^,]++)|(?<dump>[^ \\t,]++)),.*+",
            Pattern.DOTALL);
    private static final Pattern HOST =
            Pattern.compile("-- Host: (?<host>[^ \\t]*+)[ \\t]++Database:(?<database>.*+)", Pattern.DOTALL);
    private static final String SERVER = "-- Server version";

    private final String flavour;
    private final String clientVersion;
    private @Nullable String host;
    private @Nullable String database;
    private @Nullable String serverVersion;

    private DumpHeader(String flavour, String clientVersion) {
        this.flavour = flavour;
        this.clientVersion = clientVersion;
    }

    /** Nothing when a dump does not begin with that line. */
    static Optional<DumpHeader> of(String line) {
        Matcher parts = FIRST.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String distribution = parts.group("distribution");
        return Optional.of(new DumpHeader(
                parts.group("flavour").toLowerCase(Locale.ROOT),
                distribution == null ? parts.group("dump") : distribution.strip()));
    }

    /** Takes what a further line tells, if it is one of the two that tell something. */
    void take(String line) {
        Matcher source = HOST.matcher(line);
        if (source.matches() && host == null) {
            host = orNull(source.group("host"));
            database = orNull(source.group("database"));
        } else if (line.startsWith(SERVER) && serverVersion == null) {
            serverVersion = orNull(line.substring(SERVER.length()));
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    String flavour() {
        return flavour;
    }

    String clientVersion() {
        return clientVersion;
    }

    @Nullable
    String host() {
        return host;
    }

    @Nullable
    String database() {
        return database;
    }

    @Nullable
    String serverVersion() {
        return serverVersion;
    }
}
