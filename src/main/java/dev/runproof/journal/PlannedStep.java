package dev.runproof.journal;

/**
 * One line of a run's plan, kept so that the journal alone tells what was to be done.
 *
 * @param scenario the name of the step's scenario
 * @param text the step as the feature says it, keyword included
 */
public record PlannedStep(StepKey step, String scenario, String text) {}
