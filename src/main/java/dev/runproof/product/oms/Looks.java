package dev.runproof.product.oms;

import dev.runproof.model.Answer;
import dev.runproof.model.Command;
import dev.runproof.model.FactKey;
import dev.runproof.model.OutputFormatException;
import dev.runproof.model.Probe;
import dev.runproof.product.generic.Told;
import dev.runproof.sql.Rows;
import dev.runproof.sql.RowsText;

/** Questions that several steps ask: of the hosts' engines and of the databases. */
final class Looks {
    private final Site site;

    Looks(Site site) {
        this.site = site;
    }

    Probe<Containers> containers(String moment, Node node) {
        return new Probe<>(
                node.host(),
                Command.shell(HostScripts.CONTAINERS, Known.docker(node)),
                Known.containers(moment, node),
                Containers::read);
    }

    /**
     * Asks the MetaDB.
     *
     * @param database a name, a pending one, or {@code -} for none
     * @param words the statement and what is bound to it
     */
    Probe<Rows> rows(FactKey<Rows> yields, Object database, Object... words) {
        return new Probe<>(site.database(), query(database, words), yields, Looks::rows);
    }

    static Command query(Object database, Object... words) {
        var all = new Object[words.length + 2];
        all[0] = "query";
        all[1] = database;
        System.arraycopy(words, 0, all, 2, words.length);
        return Command.of(all);
    }

    /** The rows of an answer; a statement that the server refused is not understood. */
    static Rows rows(Answer answer) {
        if (answer.exit() != 0) {
            throw OutputFormatException.atLine("query", 1, Told.lastWords(answer), "expected rows");
        }
        return RowsText.read(answer.out());
    }
}
