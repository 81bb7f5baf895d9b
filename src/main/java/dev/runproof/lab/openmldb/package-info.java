/**
 * The simulation of an OpenMLDB cluster on hosts: files, processes, ports, the tools beside the servers, its faults.
 *
 * <p>What the cluster knows and answers is in {@code cluster}; the operation tool is in {@code ops}. It judges nothing:
 * what its tools print may be wrong in the ways in which the real ones are.
 */
@NullMarked
package dev.runproof.lab.openmldb;

import org.jspecify.annotations.NullMarked;
