/**
 * The simulation of an openGauss cluster: its hosts' files and processes, its CM, its tools, its faults.
 *
 * <p>It speaks to hosts only through {@code dev.runproof.lab}. It judges nothing: what its tools print may be wrong in
 * the ways in which the real ones are.
 */
@NullMarked
package dev.runproof.lab.opengauss;

import org.jspecify.annotations.NullMarked;
