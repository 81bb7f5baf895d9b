package dev.runproof.console.browser;

import dev.runproof.console.ConsoleAccount;
import dev.runproof.console.ConsoleNotDriven.Reason;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The page on which one logs on: a user, a password, a button; found by what they are, since nothing tells their names. */
final class LogonPage {
    static final By PASSWORDS = By.cssSelector("input[type='password']");
    private static final By TEXTS =
            By.xpath("./ancestor::form//input[not(@type) or @type='text' or @type='email' or @type='tel']");
    private static final By ALL_TEXTS = By.cssSelector("input:not([type]), input[type='text']");
    private static final By PICTURES = By.cssSelector("form img, form canvas");
    private static final By SUBMITS = By.xpath("./ancestor::form//*[self::button or self::input][@type='submit']");
    private static final By BUTTONS = By.xpath("//button[contains('|log on|login|log in|sign in|', concat('|',"
            + " translate(normalize-space(), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), '|'))]");
    private static final By ALERTS =
            By.cssSelector("[role='alert'], [class*='message-notice'], [class*='explain-error']");
    private static final Pattern GATEWAY = Pattern.compile("(?s)\\s*5\\d\\d [A-Z].*");

    private final Browser browser;

    LogonPage(Browser browser) {
        this.browser = browser;
    }

    /** Logs on and waits for the menus. */
    void logOn(ConsoleAccount account) {
        browser.load("/");
        String refused = NetworkChanged.again(() -> tried(account), () -> browser.load("/"));
        if (!refused.isEmpty()) {
            throw browser.failed(
                    Reason.LOGON_REFUSED,
                    "the console did not let " + account.user() + " log on: " + refused,
                    "check user and password of the console in the environment");
        }
        browser.isLoggedOn();
    }

    /** Why the logon was refused, an empty text when it was not. */
    private String tried(ConsoleAccount account) {
        if (new Navigation(browser).present()) {
            return "";
        }
        List<WebElement> passwords = browser.await(
                "the password field of the logon page",
                () -> Optional.of(passwords()).filter(it -> !it.isEmpty()));
        refuseWhatIsNoLogon(passwords);
        WebElement password = passwords.get(0);
        List<WebElement> texts = texts(password);
        refuseCode(texts);
        type("the user", texts.get(0), account.user());
        type("the password", password, account.password().reveal());
        browser.clickOn("the button of the logon page", () -> Optional.of(button(password)));
        return browser.await("the menus, or why there are none", this::outcome);
    }

    /** Why the logon was refused, an empty text when it was not; nothing as long as neither shows. */
    private Optional<String> outcome() {
        if (new Navigation(browser).present()) {
            return Optional.of("");
        }
        List<WebElement> passwords = passwords();
        if (passwords.size() > 1) {
            throw passwordChange();
        }
        return passwords.isEmpty() ? Optional.empty() : alert();
    }

    private List<WebElement> passwords() {
        List<WebElement> found = browser.shown(PASSWORDS);
        if (found.isEmpty() && GATEWAY.matcher(browser.text()).matches()) {
            throw browser.failed(Reason.UNREACHABLE, "something before the console answers: " + browser.quoted());
        }
        return found;
    }

    private void refuseWhatIsNoLogon(List<WebElement> passwords) {
        if (passwords.size() > 1) {
            throw passwordChange();
        }
    }

    private RuntimeException passwordChange() {
        return browser.failed(
                Reason.PASSWORD_CHANGE,
                "the console wants a new password to be chosen before anybody works with it",
                "log on with a browser, choose the password, and name it in the environment");
    }

    private void refuseCode(List<WebElement> texts) {
        if (texts.isEmpty()) {
            throw browser.failed(Reason.UNKNOWN_PAGE, "the logon page has no field for the user: " + browser.quoted());
        }
        if (texts.size() == 1) {
            return;
        }
        boolean picture = !browser.shown(PICTURES).isEmpty();
        throw browser.failed(
                picture ? Reason.CAPTCHA : Reason.UNKNOWN_PAGE,
                picture
                        ? "the logon asks for the code in a picture (oms.captcha.enable)"
                        : "the logon page has " + texts.size() + " fields besides the password: " + browser.quoted(),
                "a person logs on with a browser and does this step by hand");
    }

    private List<WebElement> texts(WebElement password) {
        List<WebElement> inForm = browser.shown(password, TEXTS);
        return inForm.isEmpty() ? browser.shown(ALL_TEXTS) : inForm;
    }

    private WebElement button(WebElement password) {
        List<WebElement> submits = browser.shown(password, SUBMITS);
        List<WebElement> found = submits.isEmpty() ? browser.shown(BUTTONS) : submits;
        if (found.isEmpty()) {
            throw browser.failed(Reason.UNKNOWN_PAGE, "the logon page has no button: " + browser.quoted());
        }
        return found.get(0);
    }

    private void type(String what, WebElement field, String text) {
        browser.guarded("typing " + what, () -> {
            field.clear();
            field.sendKeys(text);
            return true;
        });
    }

    private Optional<String> alert() {
        return browser.shown(ALERTS).stream()
                .map(it -> browser.guarded("an alert", it::getText).strip())
                .filter(it -> !it.isEmpty())
                .findFirst();
    }
}
