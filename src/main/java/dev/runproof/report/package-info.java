/**
 * Reports of a run for people and for other programs: Allure, JUnit XML, Markdown.
 *
 * <p>They are made from the journal and from what the run tells while it goes on; nothing here decides a verdict.
 */
@NullMarked
package dev.runproof.report;

import org.jspecify.annotations.NullMarked;
