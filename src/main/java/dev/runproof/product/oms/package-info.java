/**
 * The upgrades of OMS Community Edition 3.3.0, 4.0.0 and 4.2.9 as step scripts: containers, databases, high availability,
 * components, and the way back.
 *
 * <p>Nothing here opens a connection: a step script names a host, a database or a console and what it is asked.
 */
@NullMarked
package dev.runproof.product.oms;

import org.jspecify.annotations.NullMarked;
