/**
 * The simulation of OceanBase Migration Service: what an OMS container does with its configuration, its MetaDB, its
 * programs and its components, on hosts with a simulated Docker engine.
 */
@NullMarked
package dev.runproof.lab.oms;

import org.jspecify.annotations.NullMarked;
