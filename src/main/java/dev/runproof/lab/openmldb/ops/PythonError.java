package dev.runproof.lab.openmldb.ops;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An exception of Python that nothing in the tool catches: it ends the tool with a traceback and exit status 1. */
final class PythonError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;

    PythonError(String type, String message) {
        super(message);
        this.type = type;
    }

    static PythonError indexOutOfRange() {
        return new PythonError("IndexError", "list index out of range");
    }

    static PythonError key(String key) {
        return new PythonError("KeyError", PythonText.repr(key));
    }

    /**
     * The text on stderr in Python's form, without source lines, as where the source is not at hand.
     *
     * @param script the tool by the path that it was called with; the frames are those of this simulation
     */
    String traceback(String script) {
        var text = new StringBuilder("Traceback (most recent call last):\n");
        for (String function : frames()) {
            text.append("  File \"")
                    .append(script)
                    .append("\", ")
                    .append(function)
                    .append('\n');
        }
        return text.append(type).append(": ").append(getMessage()).append('\n').toString();
    }

    private List<String> frames() {
        var own = PythonError.class.getPackageName();
        var frames = new ArrayList<String>();
        for (StackTraceElement element : getStackTrace()) {
            if (!element.getClassName().startsWith(own)
                    || element.getMethodName().contains("$")
                    || element.getClassName().equals(PythonError.class.getName())) {
                continue;
            }
            boolean entry = element.getClassName().equals(OperationTool.class.getName())
                    && element.getMethodName().equals("work");
            frames.add("line " + element.getLineNumber() + ", in " + (entry ? "<module>" : element.getMethodName()));
            if (entry) {
                break;
            }
        }
        Collections.reverse(frames);
        return frames;
    }
}
