package dev.runproof.console.browser;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.htmlunit.BrowserVersion;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.htmlunit.HtmlUnitDriver;

/** HtmlUnit that loses its connections at given moments and tells it as Chromium does. */
final class LosingDriver extends HtmlUnitDriver {
    static final String CHANGED = "net::ERR_NETWORK_CHANGED";

    private static final String PAGE = "Your connection was interrupted A network change was detected. "
            + CHANGED.substring("net::".length()) + " Reload";

    private BooleanSupplier when = () -> false;
    private boolean lost;
    private boolean page;
    private String noted = "";
    private int losses;
    private int failures;
    private String words = "";

    LosingDriver() {
        super(BrowserVersion.CHROME, true);
        QuietLogs.keep();
        getWebClient().getOptions().setThrowExceptionOnScriptError(false);
    }

    /** Shows Chromium's own page instead of what was answered, from the given moment until a page is asked for. */
    void losesOnce(BooleanSupplier moment) {
        when = moment;
        page = true;
    }

    /** Runs no script of a page, from the given moment until a page is asked for. */
    void losesScriptsOnce(BooleanSupplier moment) {
        when = moment;
        page = false;
    }

    /** What the browser noted since it was asked last. */
    String noted() {
        String told = noted;
        noted = "";
        return told;
    }

    void failsToGet(int times, String told) {
        failures = times;
        words = told;
    }

    int losses() {
        return losses;
    }

    boolean at(String path) {
        return String.valueOf(super.getCurrentUrl()).contains(path);
    }

    /** The console does not know the session any more: as if it had never been told of the logon. */
    boolean forgets() {
        manage().deleteAllCookies();
        return true;
    }

    private boolean lost() {
        if (!lost && when.getAsBoolean()) {
            when = () -> false;
            losses++;
            if (page) {
                lost = true;
            } else {
                super.executeScript(
                        "document.querySelectorAll('button').forEach(it => it.replaceWith(it.cloneNode(true)))");
                noted = "http://127.0.0.1/console.js - Failed to load resource: " + CHANGED;
            }
        }
        return lost;
    }

    @Override
    public void get(String url) {
        if (failures-- > 0) {
            throw new WebDriverException("unknown error: " + words);
        }
        lost = false;
        super.get(url);
    }

    @Override
    public List<WebElement> findElements(By by) {
        if (!lost()) {
            return super.findElements(by);
        }
        return by.equals(By.tagName("body")) ? List.of(body()) : List.of();
    }

    @Override
    public Object executeScript(String script, Object... arguments) {
        return lost() && script.contains("location.href")
                ? "chrome-error://chromewebdata/"
                : super.executeScript(script, arguments);
    }

    private static WebElement body() {
        return (WebElement) Proxy.newProxyInstance(
                LosingDriver.class.getClassLoader(), new Class<?>[] {WebElement.class}, (self, method, arguments) -> {
                    if (method.getName().equals("getText")) {
                        return PAGE;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
