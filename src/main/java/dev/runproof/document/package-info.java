/**
 * Cited documents: what they consist of, which step carries out which sentence, what is wrong with them.
 *
 * <p>Of a document only headings, ids and digests of sentences are kept, never its text. Nothing here knows feature
 * files or runs: scenarios come in as values.
 */
@NullMarked
package dev.runproof.document;

import org.jspecify.annotations.NullMarked;
