/**
 * The steps of upgrading an OpenMLDB cluster, and of taking it back: what is asked, done and judged.
 *
 * <p>Pure: scripts are built from the environment, judgements from facts. Nothing here runs a command.
 */
@NullMarked
package dev.runproof.product.openmldb;

import org.jspecify.annotations.NullMarked;
