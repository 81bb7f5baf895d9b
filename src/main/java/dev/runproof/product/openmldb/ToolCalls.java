package dev.runproof.product.openmldb;

import dev.runproof.model.Fact;
import dev.runproof.model.Facts;
import dev.runproof.product.generic.Weighing;
import dev.runproof.product.openmldb.state.ToolRun;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one or two calls of the operation tool in a step are judged: the first one alone has to be clean; where it broke off
 * and was helped, the second one, and the report says so.
 */
final class ToolCalls {
    private static final String SECOND = ".again";

    private ToolCalls() {}

    /** What may stand in the log of a call that repeats another one. */
    enum Repetition {
        AS_THE_FIRST,
        /** Partitions may be led by the right tablet already. */
        MAY_FIND_IT_DONE
    }

    static Optional<ToolEnd> first(Facts facts, String moment) {
        return facts.find(OperationTool.ended(moment)).map(Fact::value).map(ToolEnd::of);
    }

    static Optional<ToolEnd> second(Facts facts, String moment) {
        return facts.find(OperationTool.ended(moment + SECOND)).map(Fact::value).map(ToolEnd::of);
    }

    /** Whether anything but the first call was needed: a repair, a second call, or an earlier try. */
    static boolean helped(Facts facts, String moment) {
        return !facts.knows(OperationTool.ended(moment))
                || facts.knows(OperationTool.ended(moment + SECOND))
                || Stream.of(moment, moment + ".start", moment + SECOND)
                        .flatMap(place -> Stream.of(".recovered", ".removed", ".statfile.written")
                                .map(repair -> Known.answer(place + repair)))
                        .anyMatch(facts::knows);
    }

    static void judge(Facts facts, String moment, Repetition repetition, Weighing weighing) {
        Optional<ToolEnd> first = first(facts, moment);
        Optional<ToolEnd> second = second(facts, moment);
        if (first.isEmpty()) {
            weighing.note("the operation tool was not called: an earlier try had done its work");
            return;
        }
        if (!helped(facts, moment)) {
            weighing.add(run(first.get()).clean());
            return;
        }
        weighing.note("OM-S6: the operation tool was helped; its first call: " + first.get());
        second.ifPresent(again -> weighing.add(run(again)
                .clean(repetition == Repetition.MAY_FIND_IT_DONE ? ToolRun.Attempt.REPEATED : ToolRun.Attempt.FIRST)));
    }

    static ToolRun run(ToolEnd end) {
        return new ToolRun(end.exit(), end.log(), true, end.toString());
    }
}
