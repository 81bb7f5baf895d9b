package dev.runproof.model;

import java.util.List;

/**
 * A verdict with what it rests on.
 *
 * @param expected what had to hold, in words
 * @param actual what was seen
 * @param notes warnings and remarks that change no verdict but belong in the report
 */
public record Judgement(Verdict verdict, String expected, String actual, List<String> notes) {
    public Judgement {
        notes = List.copyOf(notes);
    }

    public static Judgement pass(String actual, String... notes) {
        return new Judgement(Verdict.PASS, "", actual, List.of(notes));
    }

    public static Judgement fail(String expected, String actual, String... notes) {
        return new Judgement(Verdict.FAIL, expected, actual, List.of(notes));
    }

    public static Judgement unknown(String expected, String actual, String... notes) {
        return new Judgement(Verdict.UNKNOWN, expected, actual, List.of(notes));
    }
}
