package dev.runproof.lab.oms;

import dev.runproof.lab.oms.console.ComponentKind;
import java.time.Instant;

/** A component of a project; the caller holds the lock of {@link Components}. */
final class Piece {
    final ComponentKind kind;
    final String project;
    final String projectName;
    final String subtopic;
    final int number;
    final String address;
    final String region;
    final Instant from;
    private Life life;
    private Instant heartbeat;
    private Instant current;
    private Instant abnormalSince;
    private boolean ended;

    /** How it is. */
    enum Life {
        RUNNING,
        ABNORMAL,
        STOPPED
    }

    Piece(
            ComponentKind kind,
            MetaDb.ProjectRow project,
            String subtopic,
            int number,
            String address,
            String region,
            Instant from,
            Life life,
            Instant now) {
        this.kind = kind;
        this.project = project.id();
        this.projectName = project.name();
        this.subtopic = subtopic;
        this.number = number;
        this.address = address;
        this.region = region;
        this.from = from;
        this.life = life;
        this.heartbeat = now;
        this.current = now;
        this.abnormalSince = now;
    }

    Life life() {
        return life;
    }

    Instant heartbeat() {
        return heartbeat;
    }

    Instant current() {
        return current;
    }

    Instant abnormalSince() {
        return abnormalSince;
    }

    boolean isStore() {
        return kind == ComponentKind.STORE;
    }

    void reports(Instant now) {
        if (!ended && life == Life.RUNNING) {
            heartbeat = now;
            current = now.minusSeconds(2);
        }
    }

    /** Its host's container has ended, and it with it; nobody has noticed yet. */
    void ends() {
        ended = true;
    }

    boolean ended() {
        return ended;
    }

    void becomes(Life next, Instant now) {
        if (next == Life.ABNORMAL && life != Life.ABNORMAL) {
            abnormalSince = now;
        }
        if (next == Life.RUNNING) {
            ended = false;
            heartbeat = now;
        }
        life = next;
    }

    String name() {
        return switch (kind) {
            case STORE -> "store" + number + ".subtopic=" + subtopic;
            case CONNECTOR -> "connector_" + project;
            case JDBC_WRITER -> "jdbcwriter_" + project;
            case INCR_SYNC -> "incr-sync_" + project;
            case CHECKER, FULL_IMPORT, FULL_VERIFICATION -> "component_" + project;
        };
    }

    int port() {
        return isStore() ? number : 16000 + number % 100;
    }
}
