package dev.runproof.lab.oms.console;

import static dev.runproof.lab.oms.console.ComponentKind.CHECKER;
import static dev.runproof.lab.oms.console.ComponentKind.CONNECTOR;
import static dev.runproof.lab.oms.console.ComponentKind.FULL_IMPORT;
import static dev.runproof.lab.oms.console.ComponentKind.FULL_VERIFICATION;
import static dev.runproof.lab.oms.console.ComponentKind.INCR_SYNC;
import static dev.runproof.lab.oms.console.ComponentKind.JDBC_WRITER;
import static dev.runproof.lab.oms.console.ComponentKind.STORE;

import dev.runproof.model.ProductVersion;
import java.util.List;

/** How the pages of a version are laid out. */
enum Edition {
    /** 3.2.2: a page a kind, and no page of connectors. */
    PAGE_A_KIND("OPS & Monitoring", "Component", List.of(STORE, JDBC_WRITER, CHECKER)),
    /** 3.3: the documents call menu and page otherwise here and there; that this holds for 3.3 is our choice. */
    OTHER_WORDS("O&M and Monitoring", "Components", List.of(STORE, CONNECTOR, JDBC_WRITER, CHECKER)),
    /** 4.0.0 and 4.1.0. */
    TABS("OPS & Monitoring", "Component", List.of(STORE, CONNECTOR, JDBC_WRITER, CHECKER)),
    /** From 4.1.1 on; also the first with {@code /api/v2}. */
    TABS_OF_4_1_1("OPS & Monitoring", "Component", List.of(STORE, INCR_SYNC, FULL_IMPORT, FULL_VERIFICATION));

    private final String monitoring;
    private final String component;
    private final List<ComponentKind> kinds;

    Edition(String monitoring, String component, List<ComponentKind> kinds) {
        this.monitoring = monitoring;
        this.component = component;
        this.kinds = kinds;
    }

    static Edition of(ProductVersion version) {
        if (!version.above(version("3.2.2"))) {
            return PAGE_A_KIND;
        }
        if (version("4.0.0").above(version)) {
            return OTHER_WORDS;
        }
        return version("4.1.1").above(version) ? TABS : TABS_OF_4_1_1;
    }

    private static ProductVersion version(String text) {
        return ProductVersion.parse(text).orElseThrow();
    }

    /** The name of the menu that holds servers and components. */
    String monitoring() {
        return monitoring;
    }

    /** The name of the page of components, where there is one. */
    String component() {
        return component;
    }

    /** The kinds that have a tab or a page, in its order. */
    List<ComponentKind> kinds() {
        return kinds;
    }

    boolean hasApi() {
        return this == TABS_OF_4_1_1;
    }
}
