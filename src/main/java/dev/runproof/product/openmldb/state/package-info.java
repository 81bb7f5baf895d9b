/**
 * What an OpenMLDB cluster was and is, as its tools tell it, and how the two are judged.
 *
 * <p>Pure: facts come from answers, judgements from facts. Nothing here runs a command or knows a step's order.
 */
@NullMarked
package dev.runproof.product.openmldb.state;

import org.jspecify.annotations.NullMarked;
