/**
 * The steps of upgrading openGauss's cluster management (CM): what is asked, what is done, and how answers are judged.
 *
 * <p>Pure: scripts are built from the environment, judgements from facts. Nothing here runs a command.
 */
@NullMarked
package dev.runproof.product.opengauss;

import org.jspecify.annotations.NullMarked;
