/**
 * Sessions to MySQL, MariaDB and OceanBase through MySQL Connector/J.
 *
 * <p>The driver is seen here alone; it is never registered for the whole process.
 */
@NullMarked
package dev.runproof.sql.mysql;

import org.jspecify.annotations.NullMarked;
