package dev.runproof.console.browser;

import java.util.function.Supplier;
import org.openqa.selenium.WebDriver;

/**
 * A browser that runs.
 *
 * @param noted what it noted about pages and their parts since it was asked last; it may hold addresses, and is not to be told
 * @param end ends it and removes what it left on the disk; never fails
 */
record Launched(WebDriver driver, Supplier<String> noted, Runnable end) {}
