package dev.runproof.console.browser;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Help Center &gt; About OMS, be it a page or a dialog. */
final class AboutPage {
    private static final Pattern VERSION =
            Pattern.compile("(?is)(?<![a-z0-9_])version\\W{0,20}V?(?<version>\\d+\\.\\d+\\.\\d+[\\w.-]*)");

    private AboutPage() {}

    static String version(Browser browser) {
        new Navigation(browser).go(Navigation.HELP, List.of("About OMS"));
        return browser.await("the version in About OMS", () -> {
            Matcher found = VERSION.matcher(browser.text());
            return found.find() ? Optional.of(found.group("version")) : Optional.empty();
        });
    }
}
