package dev.runproof.console.browser;

import dev.runproof.console.ConsoleNotDriven;
import dev.runproof.console.ConsoleNotDriven.Reason;
import dev.runproof.console.ConsoleTarget;
import dev.runproof.model.Redactor;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.FluentWait;

/** One browser window: looks for what shows, waits within limits, and tells every failure without secrets. */
final class Browser implements AutoCloseable {
    private static final String ADDRESS = "return window.location.href;";
    /** Where Chromium is when it shows a page of its own because nothing answered. */
    private static final String ERROR_OF_CHROMIUM = "chrome-error:";

    private static final Duration PACE = Duration.ofMillis(25);
    /** Of a page's text, in a message. */
    private static final int QUOTED_CHARACTERS = 200;

    private static final Pattern ERROR_PAGE = Pattern.compile("(?s)\\s*[45]\\d\\d [A-Z].*");

    private final Launched launched;
    private final ConsoleTarget target;
    private final Redactor redactor;
    private boolean loggedOn;

    Browser(Launched launched, ConsoleTarget target, Redactor redactor) {
        this.launched = launched;
        this.target = target;
        this.redactor = redactor;
        guarded("the limits", () -> {
            launched.driver()
                    .manage()
                    .timeouts()
                    .pageLoadTimeout(target.limits().page());
            return true;
        });
    }

    ConsoleTarget target() {
        return target;
    }

    /** Opens a page by its address, which changes nothing. */
    void load(String path) {
        guarded("opening " + target.at(path), () -> NetworkChanged.again(() -> got(target.at(path)), () -> {}));
    }

    private boolean got(URI address) {
        try {
            launched.driver().get(address.toString());
            return true;
        } catch (WebDriverException e) {
            throw firstLine(e).contains(NetworkChanged.CODE) ? new NetworkChanged(firstLine(e)) : e;
        }
    }

    /** The elements of a kind that show now, in document order. */
    List<WebElement> shown(By by) {
        return guarded(
                by.toString(),
                () -> launched.driver().findElements(by).stream()
                        .filter(Browser::shows)
                        .toList());
    }

    /** Those within another one. */
    List<WebElement> shown(WebElement within, By by) {
        return guarded(
                by.toString(),
                () -> within.findElements(by).stream().filter(Browser::shows).toList());
    }

    /** What a click, typing or looking at an element did, or the failure of it told without secrets. */
    <T> T guarded(String what, Supplier<T> act) {
        try {
            return act.get();
        } catch (StaleElementReferenceException | ElementNotInteractableException e) {
            // The page moved under the hand; whoever waits looks again.
            throw e;
        } catch (TimeoutException e) {
            throw failed(
                    Reason.OVERDUE, what + ": not within " + target.limits().page());
        } catch (WebDriverException e) {
            throw failed(Reason.BROWSER_FAILED, what + ": " + firstLine(e));
        } catch (RuntimeException e) {
            // HtmlUnit wraps what a request behind a click ran into.
            if (e.getCause() instanceof IOException broken) {
                throw failed(
                        broken instanceof ConnectException ? Reason.UNREACHABLE : Reason.OVERDUE,
                        what + ": " + broken.getMessage());
            }
            throw e;
        }
    }

    /** Waits for an element and clicks on it, once: a click that the page did not take is tried again. */
    void clickOn(String what, Supplier<Optional<WebElement>> look) {
        await(
                what,
                () -> look.get()
                        .map(it -> guarded("a click on " + what, () -> {
                            it.click();
                            return true;
                        })));
    }

    Object script(String text, Object... arguments) {
        return guarded(
                "a look at the page",
                () -> Optional.ofNullable(((JavascriptExecutor) launched.driver()).executeScript(text, arguments))
                        .orElse(""));
    }

    /**
     * Looks until there is something to return.
     *
     * @throws ConsoleNotDriven unknown page, after the limit for elements, with what the page says instead
     * @throws NetworkChanged when the page will not do what is waited for, and was not the cause
     */
    <T> T await(String what, Supplier<Optional<T>> look) {
        try {
            return new FluentWait<>(look)
                    .withTimeout(target.limits().element())
                    .pollingEvery(PACE)
                    .ignoring(StaleElementReferenceException.class, ElementNotInteractableException.class)
                    .until(it -> it.get().or(this::stillThere).orElse(null));
        } catch (TimeoutException e) {
            throw failed(
                    Reason.UNKNOWN_PAGE,
                    "%s: not seen within %s; the page says: %s"
                            .formatted(what, target.limits().element(), quoted()));
        }
    }

    /** From now on a logon page or a server's error page is no page to wait on. */
    void isLoggedOn() {
        loggedOn = true;
    }

    /**
     * Nothing, unless what is waited for cannot come any more: nothing answers, or the console was started anew since the
     * logon, and knows neither the session nor, in another version, the page.
     */
    private <T> Optional<T> stillThere() {
        heldStill();
        if (!present()) {
            throw failed(Reason.UNREACHABLE, "the browser got no page: " + quoted());
        }
        if (loggedOn) {
            if (!shown(LogonPage.PASSWORDS).isEmpty()) {
                throw failed(Reason.LOGON_REFUSED, "the session is over: " + quoted());
            }
            if (ERROR_PAGE.matcher(text()).matches()) {
                throw failed(Reason.UNKNOWN_PAGE, "the page is an error: " + quoted());
            }
        }
        return Optional.empty();
    }

    /** @throws NetworkChanged when the page, or a part of it, a script for instance, did not come for that reason */
    void heldStill() {
        if (guarded("the browser's log", launched.noted()).contains(NetworkChanged.CODE)
                || (!present() && text().contains(NetworkChanged.CODE))) {
            throw new NetworkChanged("this machine's network changed under a page");
        }
    }

    /** Whether the page is one that a server answered with. */
    boolean present() {
        return !script(ADDRESS).toString().startsWith(ERROR_OF_CHROMIUM);
    }

    /** What the page says, in one line. */
    String quoted() {
        String text = launched.driver().getTitle() + " | " + text().replaceAll("\\s+", " ");
        return text.length() > QUOTED_CHARACTERS ? text.substring(0, QUOTED_CHARACTERS) + "…" : text;
    }

    /** The text of the page as it shows. */
    String text() {
        return guarded(
                "the page's text",
                () -> launched.driver().findElements(By.tagName("body")).stream()
                        .map(WebElement::getText)
                        .findFirst()
                        .orElse(""));
    }

    /** The HTML of the page as it is now, without secrets. */
    String source() {
        return redactor.redact(guarded(
                "the page's source", () -> String.valueOf(launched.driver().getPageSource())));
    }

    Optional<byte[]> screenshot() {
        return launched.driver() instanceof TakesScreenshot draws
                ? Optional.of(guarded("a screenshot", () -> draws.getScreenshotAs(OutputType.BYTES)))
                : Optional.empty();
    }

    ConsoleNotDriven failed(Reason reason, String told, String... next) {
        return new ConsoleNotDriven(reason, target, redactor.redact(told), next);
    }

    private static boolean shows(WebElement element) {
        try {
            return element.isDisplayed();
        } catch (StaleElementReferenceException e) {
            return false;
        }
    }

    /** Selenium adds its version, the session and the command with its values to further lines. */
    static String firstLine(WebDriverException e) {
        return String.valueOf(e.getRawMessage())
                .lines()
                .findFirst()
                .orElse(e.getClass().getSimpleName());
    }

    @Override
    public void close() {
        launched.end().run();
    }
}
