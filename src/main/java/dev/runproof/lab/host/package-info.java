/**
 * What the hosts of every kind of lab have in common: the launchers of simulated tools and those who answer them, accounts
 * and their keys, the lab's directory and clock.
 *
 * <p>It must not know any product, nor how a host comes to exist.
 */
@NullMarked
package dev.runproof.lab.host;

import org.jspecify.annotations.NullMarked;
