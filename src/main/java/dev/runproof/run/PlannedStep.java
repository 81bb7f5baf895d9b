package dev.runproof.run;

import dev.runproof.model.StepScript;

/**
 * One numbered step of a plan.
 *
 * @param number place in the whole plan, counted from 1
 * @param fingerprint hash of the step's text and of everything its moves show
 */
public record PlannedStep(int number, StepPlace place, StepScript script, String fingerprint) {}
