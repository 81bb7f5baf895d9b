package dev.runproof.console.browser;

import dev.runproof.console.ShownRow;
import java.util.List;
import java.util.Optional;
import org.openqa.selenium.WebElement;

/** OPS &amp; Monitoring &gt; Component with its tabs; in old versions a page a kind. */
final class ComponentsPage {
    private ComponentsPage() {}

    static List<ShownRow> rows(Browser browser, String tab) {
        String line = new Navigation(browser).go(Navigation.MONITORING, List.of("Component", "Components", tab));
        if (!line.equals(tab)) {
            browser.clickOn("the tab " + tab, () -> tab(browser, tab));
            browser.await(
                    "the tab " + tab + " in front",
                    () -> tab(browser, tab).filter(it -> !"false".equals(it.getDomAttribute("aria-selected"))));
        }
        return new Table(browser, "the components " + tab, List.of(ShownRow.STATUS)).all();
    }

    private static Optional<WebElement> tab(Browser browser, String name) {
        return browser.shown(Named.tab(name)).stream().findFirst();
    }
}
