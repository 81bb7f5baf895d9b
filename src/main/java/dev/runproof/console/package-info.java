/**
 * The port to a web console: log on, read what its pages show, change a parameter through its dialog; and a small client for
 * the addresses that are meant for programs.
 *
 * <p>Pages are found by the names that people see. What cannot be driven is told as such, so that a person can do it
 * instead. Nothing here judges what a page shows; the browsers lie in a package below.
 */
@NullMarked
package dev.runproof.console;

import org.jspecify.annotations.NullMarked;
