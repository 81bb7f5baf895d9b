/**
 * Labs as processes of this machine: how one is started, found, asked and ended, whatever its hosts are made of.
 *
 * <p>It must not know any kind of lab; a kind is found through {@link dev.runproof.lab.process.LabKeeper}.
 */
@NullMarked
package dev.runproof.lab.process;

import org.jspecify.annotations.NullMarked;
