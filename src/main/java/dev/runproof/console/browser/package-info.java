/**
 * The browsers that drive a console, through Selenium, and its pages by the names that people see.
 *
 * <p>Nothing of Selenium or HtmlUnit leaves this package, neither a type nor an exception: those quote what was typed.
 */
@NullMarked
package dev.runproof.console.browser;

import org.jspecify.annotations.NullMarked;
