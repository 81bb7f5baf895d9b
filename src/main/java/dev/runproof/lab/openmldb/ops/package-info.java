/**
 * The simulated operation tool of OpenMLDB.
 *
 * <p>It reaches the cluster only through a {@code Cli} and an {@code Http} function, so that it proves what those two
 * print. It repairs none of the real tool's ways: what that one reports wrongly or leaves undone, this one does too.
 */
@NullMarked
package dev.runproof.lab.openmldb.ops;

import org.jspecify.annotations.NullMarked;
