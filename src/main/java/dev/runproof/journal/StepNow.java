package dev.runproof.journal;

import dev.runproof.model.Action;
import dev.runproof.model.Effect;
import java.time.Duration;

/**
 * A step of a run to be resumed, as it stands today.
 *
 * @param effect the strongest effect of its moves
 * @param repeat {@link Action.Repeat#ONCE} when one of its actions may not be started again
 * @param maxAge how long its readings stay good; matters for a step that only reads
 */
public record StepNow(StepKey step, String fingerprint, Effect effect, Action.Repeat repeat, Duration maxAge) {}
