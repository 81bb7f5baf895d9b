package dev.runproof.console.browser;

import dev.runproof.console.ConsoleNotDriven.Reason;
import dev.runproof.console.ConsoleSession;
import dev.runproof.console.Modified;
import dev.runproof.console.ShownParameter;
import dev.runproof.console.ShownRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.openqa.selenium.WebDriverException;

/** A session in a browser. */
final class BrowserSession implements ConsoleSession {
    private final Browser browser;

    BrowserSession(Browser browser) {
        this.browser = browser;
    }

    /** Whatever of Selenium is left over here is told as a page that did not hold still. */
    private <T> T told(String what, Supplier<T> act) {
        try {
            return NetworkChanged.again(act, () -> browser.load("/"));
        } catch (NetworkChanged e) {
            throw browser.failed(Reason.BROWSER_FAILED, what + ": " + e.getMessage());
        } catch (WebDriverException e) {
            throw browser.failed(Reason.UNKNOWN_PAGE, what + ": " + Browser.firstLine(e));
        }
    }

    @Override
    public Optional<ShownParameter> parameter(String name) {
        return told(
                "System Parameters", () -> SystemParametersPage.open(browser).find(name));
    }

    @Override
    public Modified modify(String parameter, UnaryOperator<String> change) {
        var sent = new SentChange(
                change,
                () -> browser.failed(
                        Reason.OVERDUE,
                        "OK was given for " + parameter + ", this machine's network changed, and by now somebody else"
                                + " has written another value"));
        told("Modify Value", () -> SystemParametersPage.open(browser).modify(parameter, sent));
        return sent.modified();
    }

    @Override
    public List<ShownRow> servers() {
        return told("Server", () -> ServersPage.rows(browser));
    }

    @Override
    public List<ShownRow> components(String tab) {
        return told("Component", () -> ComponentsPage.rows(browser, tab));
    }

    @Override
    public String version() {
        return told("About OMS", () -> AboutPage.version(browser));
    }

    @Override
    public Optional<byte[]> screenshot() {
        return told("a screenshot", browser::screenshot);
    }

    /** The HTML of the page as it is now, without secrets; for tests. */
    String source() {
        return browser.source();
    }

    @Override
    public void close() {
        browser.close();
    }
}
