/**
 * The machine's Docker engine as the hosts of a lab see it: each host has a socket of its own, at which it finds its own
 * containers and images and nothing else.
 *
 * <p>Requests of the Engine API are let through, changed or refused one by one; whatever is not known is refused. It must
 * know neither labs' containers nor any product.
 */
@NullMarked
package dev.runproof.lab.engine;

import org.jspecify.annotations.NullMarked;
