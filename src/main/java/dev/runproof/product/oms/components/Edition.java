package dev.runproof.product.oms.components;

import dev.runproof.console.ConsoleCommand;
import dev.runproof.model.Command;
import dev.runproof.model.ProductVersion;
import java.util.List;

/** How a version tells its components. */
enum Edition {
    /** 3.2.2: a page a kind, and none for Connectors. */
    PAGES(List.of(Kind.STORE, Kind.JDBC_WRITER)),
    /** 3.3.0 to 4.1.0. */
    TABS(List.of(Kind.STORE, Kind.CONNECTOR, Kind.JDBC_WRITER)),
    /** From 4.1.1 on, with {@code /api/v2}; its words are published for what runs alone, so that the page decides. */
    API(List.of(Kind.STORE, Kind.INCR_SYNC));

    private final List<Kind> kinds;

    Edition(List<Kind> kinds) {
        this.kinds = kinds;
    }

    static Edition of(ProductVersion version) {
        if (!version.above(version("3.2.2"))) {
            return PAGES;
        }
        return hasApi(version) ? API : TABS;
    }

    static boolean hasApi(ProductVersion version) {
        return !version("4.1.1").above(version);
    }

    static ProductVersion version(String text) {
        return ProductVersion.parse(text).orElseThrow();
    }

    /** The question to the console. */
    Command question() {
        Object[] tabs = kinds.stream().map(Kind::toString).toArray();
        return this == API ? ConsoleCommand.projects(tabs) : ConsoleCommand.components(tabs);
    }

    /** Whether projects are read from rm, since the console has no answer that tells them with their components. */
    boolean readsProjectsFromRm() {
        return this != API;
    }
}
