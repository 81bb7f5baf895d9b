package dev.runproof.lab.openmldb;

import dev.runproof.model.HostName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Tells by the tools that are called which documented step has been reached. */
final class Seen {
    private static final Map<String, String> STOPS =
            Map.of("nameserver", "OM-1", "tablet", "OM-7", "taskmanager", "OM-17", "apiserver", "OM-21");
    private static final Map<String, List<String>> AFTER_STOPS = Map.of(
            "nameserver",
            List.of("OM-2", "OM-3"),
            "tablet",
            List.of("OM-8", "OM-9", "OM-S4"),
            "taskmanager",
            List.of("OM-18", "OM-19"),
            "apiserver",
            List.of("OM-22", "OM-23"));
    private static final Map<String, String> STARTS =
            Map.of("nameserver", "OM-4", "tablet", "OM-10", "taskmanager", "OM-20", "apiserver", "OM-24");
    private static final Map<String, String> OPERATIONS = Map.of(
            "pre-upgrade",
            "OM-6",
            "recoverdata",
            "OM-11",
            "post-upgrade",
            "OM-12",
            "showopstatus",
            "OM-13",
            "showtablestatus",
            "OM-14");

    private final Moments moments;
    private final BooleanSupplier tabletsAreNew;
    private final Runnable resume;
    private boolean shown;
    private Looks looks = Looks.BEFORE;

    /** How far the looks have come behind which writes are resumed. */
    private enum Looks {
        BEFORE,
        SHOWN_BY_THE_TOOL,
        OFFSETS_READ,
        ASKED_FOR_ROWS,
        RESUMED
    }

    /**
     * @param tabletsAreNew whether every tablet runs the new release
     * @param resume what happens when writes are resumed
     */
    Seen(Moments moments, BooleanSupplier tabletsAreNew, Runnable resume) {
        this.moments = moments;
        this.tabletsAreNew = tabletsAreNew;
        this.resume = resume;
    }

    Moments moments() {
        return moments;
    }

    void client(List<String> arguments) {
        moments.come("OM-S1", Optional.empty());
        String command = arguments.stream()
                .filter(word -> word.startsWith("--cmd="))
                .map(word -> word.substring("--cmd=".length()).toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
        if (command.startsWith("gettablestatus")) {
            moments.come("OM-S2", Optional.empty());
        }
        Looks before = looks;
        Looks after = behindTheLastLook(command);
        if (after == Looks.ASKED_FOR_ROWS && before == Looks.OFFSETS_READ) {
            moments.come("OM-16", Optional.empty());
        } else if (after == Looks.RESUMED && before == Looks.ASKED_FOR_ROWS) {
            resume.run();
        }
    }

    /** Rows that are asked for twice with nothing in between are waited for: a look that is only repeated reads more. */
    private synchronized Looks behindTheLastLook(String command) {
        boolean rows = command.startsWith("show table status");
        looks = switch (looks) {
            case BEFORE, RESUMED -> looks;
            case SHOWN_BY_THE_TOOL -> command.startsWith("gettablestatus") ? Looks.OFFSETS_READ : looks;
            case OFFSETS_READ -> rows ? Looks.ASKED_FOR_ROWS : looks;
            case ASKED_FOR_ROWS -> rows ? Looks.RESUMED : Looks.OFFSETS_READ;
        };
        return looks;
    }

    void stop(HostName host, String component) {
        come(STOPS, component, host);
    }

    void stopped(HostName host, String component) {
        AFTER_STOPS.getOrDefault(component, List.of()).forEach(step -> moments.come(step, Optional.of(host)));
    }

    void start(HostName host, String component) {
        come(STARTS, component, host);
    }

    void started(HostName host, String component) {
        if (component.equals("tablet")) {
            moments.come("OM-S5", Optional.of(host));
        }
    }

    private void come(Map<String, String> steps, String component, HostName host) {
        Optional.ofNullable(steps.get(component)).ifPresent(step -> moments.come(step, Optional.of(host)));
    }

    void operation(String command) {
        Optional.ofNullable(OPERATIONS.get(command)).ifPresent(step -> moments.come(step, Optional.empty()));
        look(command);
    }

    /** Shown twice with nothing managed in between, and every tablet is new: the second is the look before the resume. */
    private synchronized void look(String command) {
        if (command.equals("showtablestatus")) {
            if (shown && looks == Looks.BEFORE && tabletsAreNew.getAsBoolean()) {
                looks = Looks.SHOWN_BY_THE_TOOL;
            }
            shown = true;
            looks = looks == Looks.ASKED_FOR_ROWS ? Looks.OFFSETS_READ : looks;
        } else if (!command.startsWith("show")) {
            shown = false;
            // Tablets are managed again: another upgrade, or its way back, has begun.
            looks = looks == Looks.RESUMED ? Looks.BEFORE : looks;
        }
    }

    void maven() {
        moments.come("OM-25", Optional.empty());
    }

    void pip() {
        moments.come("OM-26", Optional.empty());
    }
}
