package dev.runproof.lab.host;

import dev.runproof.lab.SimulatedHost.HostProcess;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** A column that {@code ps} can print. */
public enum ProcessColumn {
    PID("PID", 7, Side.RIGHT, "pid,tgid"),
    PPID("PPID", 7, Side.RIGHT, "ppid"),
    PGID("PGID", 7, Side.RIGHT, "pgid,pgrp"),
    SID("SID", 7, Side.RIGHT, "sid,sess,session"),
    USER("USER", 8, Side.LEFT, "user,euser,uname,ruser"),
    UID("UID", 5, Side.RIGHT, "uid,euid,ruid"),
    UID_NAME("UID", 8, Side.LEFT, ""),
    PERCENT("C", 2, Side.RIGHT, "c"),
    CPU_TIME("TIME", 6, Side.RIGHT, "bsdtime"),
    ARGS("COMMAND", 27, Side.LEFT, "args,cmd,command"),
    COMM("COMMAND", 15, Side.LEFT, "comm,ucmd,ucomm"),
    LSTART("STARTED", 24, Side.RIGHT, "lstart"),
    ETIME("ELAPSED", 11, Side.RIGHT, "etime"),
    ETIMES("ELAPSED", 7, Side.RIGHT, "etimes"),
    STIME("STIME", 5, Side.LEFT, "stime,start_time"),
    START("START", 5, Side.LEFT, "bsdstart,start"),
    TTY("TT", 8, Side.LEFT, "tty,tt,tname"),
    TIME("TIME", 8, Side.RIGHT, "time,cputime"),
    STAT("STAT", 4, Side.LEFT, "stat"),
    STATE("S", 1, Side.LEFT, "s,state"),
    CPU("%CPU", 4, Side.RIGHT, "pcpu,%cpu"),
    MEMORY("%MEM", 4, Side.RIGHT, "pmem,%mem"),
    RSS("RSS", 5, Side.RIGHT, "rss,rssize,rsz"),
    VSZ("VSZ", 6, Side.RIGHT, "vsz,vsize");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int NAME_LENGTH = 15;

    private final String title;
    private final int width;
    private final Side side;
    private final String names;

    /** Where a cell's blanks are not. */
    public enum Side {
        LEFT,
        RIGHT
    }

    ProcessColumn(String title, int width, Side side, String names) {
        this.title = title;
        this.width = width;
        this.side = side;
        this.names = names;
    }

    public String title() {
        return title;
    }

    public int width() {
        return width;
    }

    public Side side() {
        return side;
    }

    public static Optional<ProcessColumn> named(String name) {
        for (var column : values()) {
            if (java.util.List.of(column.names.split(",", -1)).contains(name) && !name.isEmpty()) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** The name of the program alone, as the kernel keeps it. */
    public static String program(HostProcess process) {
        String first = process.argv().get(0);
        String base = first.substring(first.lastIndexOf('/') + 1);
        return base.length() > NAME_LENGTH ? base.substring(0, NAME_LENGTH) : base;
    }

    public String of(HostProcess process, Accounts accounts, Instant now) {
        var elapsed = Duration.between(process.started(), now);
        var zone = ZoneId.systemDefault();
        return switch (this) {
            case PID, PGID, SID -> Long.toString(process.pid());
            case PPID -> Long.toString(process.parent());
            case USER, UID_NAME -> process.user();
            case UID -> Integer.toString(accounts.idOf(process.user()));
            case ARGS -> line(String.join(" ", process.argv()));
            case COMM -> program(process);
            case LSTART -> DAY.format(process.started().atZone(zone));
            case ETIME -> clock(elapsed);
            case ETIMES -> Long.toString(Math.max(0, elapsed.toSeconds()));
            case STIME, START -> MINUTE.format(process.started().atZone(zone));
            case TTY -> "?";
            case TIME -> "00:00:00";
            case CPU_TIME -> "0:00";
            case PERCENT -> "0";
            case STAT -> "Ss";
            case STATE -> "S";
            case CPU, MEMORY -> "0.0";
            case RSS, VSZ -> "0";
        };
    }

    /** Line ends as blanks, other control characters as question marks. */
    private static String line(String text) {
        return text.replace('\n', ' ').replaceAll("\\p{Cntrl}", "?");
    }

    private static String clock(Duration elapsed) {
        long seconds = Math.max(0, elapsed.toSeconds());
        long days = seconds / 86_400;
        long hours = seconds / 3600 % 24;
        String tail = "%02d:%02d".formatted(seconds / 60 % 60, seconds % 60);
        if (days > 0) {
            return "%d-%02d:%s".formatted(days, hours, tail);
        }
        return hours > 0 ? "%02d:%s".formatted(hours, tail) : tail;
    }
}
