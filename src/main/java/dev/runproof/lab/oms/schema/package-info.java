/**
 * What an installed OMS keeps in its MetaDB, by release: tables, rows, and how an initialisation changes them.
 *
 * <p>Statements are made here as text and sent in one class. Names of databases come from the installation. Columns that
 * no document names are invented, the data too; some of it is made to be damaged by a backup that loses anything.
 */
@NullMarked
package dev.runproof.lab.oms.schema;

import org.jspecify.annotations.NullMarked;
