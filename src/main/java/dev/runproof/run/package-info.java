/**
 * Plans and runs: binds a feature's steps to hosts, carries their moves out, keeps journal, evidence and audit, resumes.
 *
 * <p>Nothing here knows a product or understands a tool's output; that is the business of {@code product} and
 * {@code parse}, handed over as {@link dev.runproof.model.StepScript} values.
 */
@NullMarked
package dev.runproof.run;

import org.jspecify.annotations.NullMarked;
