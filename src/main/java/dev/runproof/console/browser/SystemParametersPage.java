package dev.runproof.console.browser;

import dev.runproof.console.ConsoleNotDriven.Reason;
import dev.runproof.console.Modified;
import dev.runproof.console.ShownParameter;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** System Management &gt; System Parameters. */
final class SystemParametersPage {
    private static final String NAME = "Parameter Name";
    private static final String VALUE = "Value";
    private static final By EDIT = By.xpath(".//*[contains(@aria-label, 'edit') or contains(@title, 'dit')]");
    private static final By ICONS =
            By.xpath(".//*[self::a or self::button or @role='button' or @role='img' or self::i]");

    private final Browser browser;
    private final Table table;

    private SystemParametersPage(Browser browser) {
        this.browser = browser;
        this.table =
                new Table(browser, "System Parameters", List.of(NAME, VALUE, "Module", "Description", "Modified At"));
    }

    static SystemParametersPage open(Browser browser) {
        new Navigation(browser).go(Navigation.SYSTEM, List.of("System Parameters"));
        return new SystemParametersPage(browser);
    }

    /** The row of a parameter; its page stays open. */
    Optional<ShownParameter> find(String name) {
        return table.find(name)
                .map(row -> new ShownParameter(
                        name,
                        row.cell(VALUE).orElse(""),
                        row.cell("Module").orElse(""),
                        row.cell("Description").orElse(""),
                        row.cell("Modified At").orElse("")));
    }

    Modified modify(String name, UnaryOperator<String> change) {
        if (find(name).isEmpty()) {
            throw browser.failed(Reason.UNKNOWN_PAGE, "System Parameters has no parameter " + name);
        }
        browser.clickOn("the edit icon of " + name, () -> icon(table.cell(name, VALUE)));
        return new ModifyValueDialog(browser, name).with(change);
    }

    /** What is called edit, or the only thing there is to click on. */
    private Optional<WebElement> icon(WebElement cell) {
        List<WebElement> named = browser.shown(cell, EDIT);
        if (!named.isEmpty()) {
            return Optional.of(named.get(0));
        }
        List<WebElement> icons = browser.shown(cell, ICONS);
        return icons.size() == 1 ? Optional.of(icons.get(0)) : Optional.empty();
    }
}
