package dev.runproof.console.browser;

import dev.runproof.console.ConsoleNotDriven;
import dev.runproof.console.ConsoleNotDriven.Reason;
import dev.runproof.console.ConsoleTarget;
import dev.runproof.console.browser.Browsers.CheckedCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.http.ClientConfig;

/** Headless Chromium. Both programs are named, so that Selenium never looks for any in the network. */
final class ChromiumLauncher implements Browsers.Launcher {
    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            "--window-size=1760,1000",
            "--accept-lang=en-US",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-dev-shm-usage",
            "--disable-extensions",
            "--disable-gpu",
            "--disable-sync",
            "--no-first-run",
            "--no-proxy-server",
            "--password-store=basic");

    private final ChromiumPrograms programs;

    ChromiumLauncher(ChromiumPrograms programs) {
        this.programs = programs;
    }

    @Override
    public Launched launch(ConsoleTarget target, Optional<CheckedCertificate> certificate) {
        programs.missing().ifPresent(it -> {
            throw new ConsoleNotDriven(Reason.BROWSER_MISSING, target, it, ChromiumPrograms.INSTALL);
        });
        QuietLogs.keep();
        var profile = Profile.make(target);
        ChromeDriverService service = null;
        try {
            service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(programs.driver().toFile())
                    .usingAnyFreePort()
                    .withTimeout(target.limits().page())
                    .withLogOutput(OutputStream.nullOutputStream())
                    .build();
            ChromeDriverService started = service;
            var driver = new ChromeDriver(
                    service,
                    options(profile.directory(), certificate),
                    ClientConfig.defaultConfig()
                            .connectionTimeout(target.limits().page())
                            // The browser ends a page that takes too long; this is for a browser that hangs.
                            .readTimeout(target.limits().page().multipliedBy(2)));
            return new Launched(driver, () -> noted(driver), () -> end(driver, started, profile));
        } catch (WebDriverException e) {
            if (service != null) {
                service.stop();
            }
            profile.remove();
            throw new ConsoleNotDriven(
                    Reason.BROWSER_FAILED,
                    target,
                    "Chromium did not start: " + Browser.firstLine(e),
                    ChromiumPrograms.INSTALL);
        }
    }

    private ChromeOptions options(Path profile, Optional<CheckedCertificate> certificate) {
        List<String> arguments = new ArrayList<>(ARGUMENTS);
        arguments.add("--user-data-dir=" + profile);
        if (root()) {
            // Chromium's sandbox refuses root.
            arguments.add("--no-sandbox");
        }
        // Whether a certificate is right has been decided; Chromium has roots of its own.
        certificate.ifPresent(it -> arguments.add("--ignore-certificate-errors-spki-list=" + publicKey(it.shown())));
        var options = new ChromeOptions();
        options.setBinary(programs.browser().toFile());
        options.addArguments(arguments);
        options.setPageLoadStrategy(PageLoadStrategy.NORMAL);
        options.setExperimentalOption(
                "prefs", Map.of("credentials_enable_service", false, "profile.password_manager_enabled", false));
        var noted = new LoggingPreferences();
        noted.enable(LogType.BROWSER, Level.SEVERE);
        options.setCapability(ChromeOptions.LOGGING_PREFS, noted);
        return options;
    }

    /** The form in which Chromium takes a key: base64 of the SHA-256 of its subject public key info. */
    static String publicKey(X509Certificate certificate) {
        try {
            byte[] info = certificate.getPublicKey().getEncoded();
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(info));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static boolean root() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return System.getProperty("user.name").equals("root");
        }
    }

    private static String noted(ChromeDriver driver) {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .collect(Collectors.joining("\n"));
    }

    private static void end(ChromeDriver driver, ChromeDriverService service, Profile profile) {
        try {
            driver.quit();
        } catch (WebDriverException e) {
            // It is gone, which is what was wanted.
        } finally {
            service.stop();
            profile.remove();
        }
    }
}
