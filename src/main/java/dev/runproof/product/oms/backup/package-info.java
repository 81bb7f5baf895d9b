/**
 * Backups of the MetaDB that are proved, and the restore of them: steps as values.
 *
 * <p>Nothing here knows containers, consoles or the order of an upgrade: where backups go, which databases there are and what
 * has begun are arguments. The judge of a dump is {@code parse.MysqldumpFile}, that of a database's equality {@code
 * sql.structure}; the hosts' scripts only do and report.
 */
@NullMarked
package dev.runproof.product.oms.backup;

import org.jspecify.annotations.NullMarked;
