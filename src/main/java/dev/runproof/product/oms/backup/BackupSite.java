package dev.runproof.product.oms.backup;

import dev.runproof.model.Command;
import dev.runproof.model.Facts;
import dev.runproof.model.HostName;
import dev.runproof.model.Move;
import dev.runproof.model.Only;
import dev.runproof.model.Pending;
import dev.runproof.model.ShellText;
import dev.runproof.sql.structure.Survey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where the backups of an installation's databases go, and which databases these are.
 *
 * @param host the host that dumps, keeps and restores
 * @param metadb the database server, as the environment names it
 * @param directory on the host; every set gets a directory of its own in it
 * @param mysql the client's program
 * @param mysqldump the dumping client's program
 * @param slots in the order in which databases are dumped and restored: rm, cm, heartbeats
 * @param hasCode whether triggers, routines or events were found, which a dump then holds too
 * @param limit for reading or comparing all of one database
 */
public record BackupSite(
        HostName host,
        HostName metadb,
        String directory,
        String mysql,
        String mysqldump,
        List<Slot> slots,
        Predicate<Facts> hasCode,
        Duration limit) {
    public BackupSite {
        slots = List.copyOf(slots);
    }

    static Pending run() {
        return Pending.word("run", facts -> facts.get(Facts.RUN));
    }

    /** Whether there is a database in this place, and none before it has the same name. */
    boolean isThere(Slot slot, Facts facts) {
        if (!slot.holds().test(facts)) {
            return false;
        }
        String database = slot.database().apply(facts);
        return slots.stream()
                .takeWhile(earlier -> !earlier.name().equals(slot.name()))
                .filter(earlier -> earlier.holds().test(facts))
                .noneMatch(earlier -> earlier.database().apply(facts).equals(database));
    }

    /** The places that have a database. */
    List<Slot> there(Facts facts) {
        return slots.stream().filter(slot -> isThere(slot, facts)).toList();
    }

    /** The names of all databases, each once. */
    List<String> databases(Facts facts) {
        return there(facts).stream().map(slot -> slot.database().apply(facts)).toList();
    }

    Pending databases() {
        return new Pending("databases", this::databases);
    }

    static Pending database(Slot slot) {
        return Pending.word(slot.name(), slot.database());
    }

    /** Moves for one place, made only when it has a database. */
    List<Move> only(Slot slot, List<Move> moves) {
        if (slot.condition().isEmpty()) {
            return moves;
        }
        return new ArrayList<>(Only.all(slot.condition().get(), facts -> isThere(slot, facts), moves));
    }

    /** A script on the backup host that may use the clients. */
    Command withClients(ShellText text, Object... arguments) {
        return Command.shell(text, arguments).readingOptionsOf(metadb).within(limit);
    }

    Command fingerprint(Object... databases) {
        return Survey.fingerprint(databases).within(limit);
    }

    Command structure(Object... databases) {
        return Survey.structure(databases).within(limit);
    }
}
