package dev.runproof.console.browser;

import dev.runproof.console.ShownRow;
import java.util.List;

/** OPS &amp; Monitoring &gt; Server. */
final class ServersPage {
    private ServersPage() {}

    static List<ShownRow> rows(Browser browser) {
        new Navigation(browser).go(Navigation.MONITORING, List.of("Server", "Servers"));
        return new Table(browser, "Server", List.of("Server IP Address", ShownRow.STATUS)).all();
    }
}
