package dev.runproof.console;

/** The browsers that can drive a console. */
public enum BrowserKind {
    /** Runs in this process; draws no pictures. */
    HTMLUNIT,
    /** Headless, from the packages of the distribution; draws pictures. */
    CHROMIUM
}
