/**
 * One OpenMLDB cluster as a typed model: ZooKeeper, nameservers, tablets, tables and their replicas, operations, jobs; and
 * the complete answers of its client and of its servers.
 *
 * <p>It knows no host, file, process or socket; time comes from outside and all that time brings is worked off when somebody
 * asks.
 */
@NullMarked
package dev.runproof.lab.openmldb.cluster;

import org.jspecify.annotations.NullMarked;
