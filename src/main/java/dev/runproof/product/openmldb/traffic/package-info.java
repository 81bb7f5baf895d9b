/**
 * A writer and a reader beside an OpenMLDB upgrade, and a prober of its components: what clients of the cluster would
 * have noticed.
 *
 * <p>Rows go through the product's own interfaces for clients, the apiserver's REST or JDBC. Nothing here acts on hosts or
 * knows the steps of the procedure, except that writes stop with the freeze.
 */
@NullMarked
package dev.runproof.product.openmldb.traffic;

import org.jspecify.annotations.NullMarked;
