/**
 * The versions of OpenMLDB's SDKs in an application: where a pom file has them, what a change of them is, how they are judged.
 *
 * <p>Pure: bytes in, bytes and judgements out. Nothing here runs Maven or pip.
 */
@NullMarked
package dev.runproof.product.openmldb.sdk;

import org.jspecify.annotations.NullMarked;
