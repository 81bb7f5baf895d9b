/**
 * Bounded, named observation: the only place where anything waits for a host or a cluster.
 *
 * <p>Every wait has a name and a limit and tells what it last saw; nothing here knows what is observed.
 */
@NullMarked
package dev.runproof.wait;

import org.jspecify.annotations.NullMarked;
