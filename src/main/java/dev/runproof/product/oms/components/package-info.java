/**
 * The components of OMS, Stores and what reads them: what they were before an upgrade, and what the documents' tables say that
 * becomes of them.
 *
 * <p>Nothing here opens a connection: a step script names a console or a database and what it is asked. What is not readable, or
 * a word that the documents do not know, is told as unknown and never guessed.
 */
@NullMarked
package dev.runproof.product.oms.components;

import org.jspecify.annotations.NullMarked;
