package dev.runproof.console.browser;

import dev.runproof.console.ConsoleTarget;
import dev.runproof.console.TlsTrust;
import dev.runproof.console.browser.Browsers.CheckedCertificate;
import java.util.Optional;
import org.htmlunit.BrowserVersion;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.htmlunit.HtmlUnitDriver;

/** HtmlUnit as a browser. */
final class HtmlUnitLauncher implements Browsers.Launcher {
    @Override
    public Launched launch(ConsoleTarget target, Optional<CheckedCertificate> certificate) {
        QuietLogs.keep();
        var driver = new HtmlUnitDriver(BrowserVersion.CHROME, true);
        var options = driver.getWebClient().getOptions();
        options.setTimeout(Math.toIntExact(target.limits().page().toMillis()));
        options.setThrowExceptionOnScriptError(false);
        options.setWebSocketEnabled(false);
        certificate.flatMap(CheckedCertificate::pin).ifPresent(pin -> {
            // "Insecure" here is: the context that is given decides alone, also about names. It knows one certificate.
            options.setUseInsecureSSL(true);
            options.setSSLContext(TlsTrust.context(pin));
        });
        return new Launched(driver, () -> "", () -> end(driver));
    }

    private static void end(HtmlUnitDriver driver) {
        try {
            driver.quit();
        } catch (WebDriverException e) {
            // It is gone, which is what was wanted.
        }
    }
}
