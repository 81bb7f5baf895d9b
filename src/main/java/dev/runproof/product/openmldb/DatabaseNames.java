package dev.runproof.product.openmldb;

import dev.runproof.model.Answer;
import dev.runproof.parse.OpenmldbDatabases;
import dev.runproof.product.generic.WholeOutput;
import dev.runproof.product.openmldb.state.Client;
import java.util.List;
import java.util.stream.Stream;

/** The user databases, as {@code showdb} lists them. */
record DatabaseNames(List<String> names) {
    DatabaseNames {
        names = List.copyOf(names);
    }

    static DatabaseNames read(Answer answer) {
        return new DatabaseNames(OpenmldbDatabases.parse(WholeOutput.of("openmldb showdb", answer))
                .names());
    }

    /** With the hidden ones, which come first. */
    List<String> withHidden() {
        return Stream.concat(Client.HIDDEN_DATABASES.stream(), names.stream()).toList();
    }

    @Override
    public String toString() {
        return names.isEmpty() ? "no database" : String.join(", ", names);
    }
}
