/**
 * What a database of the MetaDB is: its structure and its fingerprint, read through a session, and how two of them differ.
 *
 * <p>Values and comparisons are pure; one class for each reads them. Nothing is changed here.
 */
@NullMarked
package dev.runproof.product.oms.metadb;

import org.jspecify.annotations.NullMarked;
