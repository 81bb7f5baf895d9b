package dev.runproof.product.oms.backup;

import dev.runproof.model.Facts;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The place of one database in a plan, which is made before anybody knows how many databases there are.
 *
 * @param name {@code rm}, {@code cm}, or one of its own for each node that may stand for a region
 * @param condition when there is such a database, in words that follow "only if"; empty for always
 * @param holds whether there is
 * @param database its name
 * @param isHeartbeat whether it is a region's heartbeat database
 */
public record Slot(
        String name,
        Optional<String> condition,
        Predicate<Facts> holds,
        Function<Facts, String> database,
        boolean isHeartbeat) {
    /** A database that every installation has. */
    public static Slot always(String name, Function<Facts, String> database) {
        return new Slot(name, Optional.empty(), facts -> true, database, false);
    }

    /** A heartbeat database that is there on a condition. */
    public static Slot heartbeat(
            String name, String condition, Predicate<Facts> holds, Function<Facts, String> database) {
        return new Slot(name, Optional.of(condition), holds, database, true);
    }
}
