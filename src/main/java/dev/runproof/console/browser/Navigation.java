package dev.runproof.console.browser;

import java.util.List;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The menus, by the names of the documents; where these name a thing in two ways, either will do. */
final class Navigation {
    static final List<String> MONITORING = List.of("OPS & Monitoring", "O&M and Monitoring");
    static final List<String> SYSTEM = List.of("System Management");
    static final List<String> HELP = List.of("Help Center");

    private static final By ANY =
            Named.clickable(List.of("Data Migration", "Data Synchronization", MONITORING.get(0), MONITORING.get(1)));

    private final Browser browser;

    Navigation(Browser browser) {
        this.browser = browser;
    }

    /** Whether the menus show. */
    boolean present() {
        return !browser.shown(ANY).isEmpty();
    }

    /**
     * Opens a menu and clicks on a line of it.
     *
     * @param lines names in order of preference
     * @return the name of the line that was there
     */
    String go(List<String> menu, List<String> lines) {
        if (line(menu, lines).isEmpty()) {
            browser.clickOn("the menu " + String.join(" or ", menu), () -> first(Named.clickable(menu)));
        }
        String wanted = "%s > %s".formatted(menu.get(0), String.join(" or ", lines));
        String found = browser.await("the line " + wanted, () -> line(menu, lines));
        browser.clickOn("the line " + wanted, () -> first(Named.clickableAfter(menu, List.of(found))));
        return found;
    }

    private Optional<String> line(List<String> menu, List<String> lines) {
        return lines.stream()
                .filter(it -> first(Named.clickableAfter(menu, List.of(it))).isPresent())
                .findFirst();
    }

    private Optional<WebElement> first(By by) {
        return browser.shown(by).stream().findFirst();
    }
}
