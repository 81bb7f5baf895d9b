package dev.runproof.console.browser;

import dev.runproof.console.BrowserKind;
import dev.runproof.console.ConsoleAccount;
import dev.runproof.console.ConsoleNotDriven.Reason;
import dev.runproof.console.ConsoleSession;
import dev.runproof.console.ConsoleTarget;
import dev.runproof.console.Consoles;
import dev.runproof.console.Pin;
import dev.runproof.console.TlsTrust;
import dev.runproof.model.Redactor;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.openqa.selenium.WebDriverException;

/** Opens consoles in a browser of one kind; each session has a browser of its own, without a past. */
public final class Browsers implements Consoles {
    private final Launcher launcher;

    /** Starts a browser. */
    interface Launcher {
        /** @param certificate of an HTTPS console */
        Launched launch(ConsoleTarget target, Optional<CheckedCertificate> certificate);
    }

    Browsers(Launcher launcher) {
        this.launcher = launcher;
    }

    public static Browsers of(BrowserKind kind) {
        return switch (kind) {
            case HTMLUNIT -> htmlUnit();
            case CHROMIUM -> chromium();
        };
    }

    /** HtmlUnit: in this process, quick, without pictures. */
    public static Browsers htmlUnit() {
        return new Browsers(new HtmlUnitLauncher());
    }

    /** Headless Chromium with the programs that Debian's packages chromium and chromium-driver install. */
    public static Browsers chromium() {
        return chromium(ChromiumPrograms.ofDebian());
    }

    public static Browsers chromium(ChromiumPrograms programs) {
        return new Browsers(new ChromiumLauncher(programs));
    }

    @Override
    public ConsoleSession open(ConsoleTarget target, ConsoleAccount account) {
        // Looked at before the browser is: its own words for an unknown certificate or a closed port are poor.
        Optional<CheckedCertificate> certificate =
                TlsTrust.check(target).map(it -> new CheckedCertificate(it, target.pin()));
        var redactor = new Redactor();
        redactor.add(account.password());
        var browser = new Browser(launcher.launch(target, certificate), target, redactor);
        try {
            new LogonPage(browser).logOn(account);
            return new BrowserSession(browser);
        } catch (WebDriverException e) {
            browser.close();
            throw browser.failed(Reason.UNKNOWN_PAGE, "the logon page did not hold still: " + Browser.firstLine(e));
        } catch (NetworkChanged e) {
            browser.close();
            throw browser.failed(Reason.BROWSER_FAILED, "logging on: " + e.getMessage());
        } catch (RuntimeException e) {
            browser.close();
            throw e;
        }
    }

    /**
     * The certificate that a console has shown, and that was found to be right.
     *
     * @param pin nothing when it is trusted as any other
     */
    record CheckedCertificate(X509Certificate shown, Optional<Pin> pin) {}
}
