/**
 * The simulated web console of one OMS node: pages for a browser, {@code /oms/health} and {@code /api/v2}.
 *
 * <p>It holds no state of the installation but the sessions of its visitors: what it shows and changes it asks of a {@link
 * dev.runproof.lab.oms.console.ConsoleSource}. Where the documents tell how a page looks, the pages look so; the rest is
 * ours.
 */
@NullMarked
package dev.runproof.lab.oms.console;

import org.jspecify.annotations.NullMarked;
