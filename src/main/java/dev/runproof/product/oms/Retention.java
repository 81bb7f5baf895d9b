package dev.runproof.product.oms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long sources keep the logs that Stores read, where nobody has set it otherwise; an installation does not tell. */
final class Retention {
    /** Of projects that were made through the API; no other keeps them longer. */
    static final Duration LONGEST = Duration.ofDays(7);

    private static final Duration SYNCHRONIZATION = Duration.ofHours(24);
    private static final Duration MIGRATION = Duration.ofHours(120);

    private Retention() {}

    /** A warning for each kind of project whose sources usually cannot serve a Store that goes back so far. */
    static List<String> beyond(long minutes) {
        var warnings = new ArrayList<String>();
        warn(minutes, SYNCHRONIZATION, "of synchronizations", warnings);
        warn(minutes, MIGRATION, "of migrations", warnings);
        warn(minutes, LONGEST, "of projects made through the API", warnings);
        return List.copyOf(warnings);
    }

    private static void warn(long minutes, Duration kept, String whose, List<String> warnings) {
        if (minutes > kept.toMinutes()) {
            warnings.add("warning: Stores go back by " + minutes + " minutes; sources " + whose
                    + " keep their logs for "
                    + kept.toHours() + " h unless it was set otherwise, and an older start is refused (Invalid start"
                    + " time, shall within store's data keep time): look at what is set before you go on");
        }
    }
}
