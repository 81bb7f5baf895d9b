package dev.runproof.console.browser;

import org.openqa.selenium.WebDriver;

/**
 * A browser that runs.
 *
 * @param end ends it and removes what it left on the disk; never fails
 */
record Launched(WebDriver driver, Runnable end) {}
