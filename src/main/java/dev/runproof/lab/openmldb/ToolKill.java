package dev.runproof.lab.openmldb;

import java.util.List;

/** Decides when the operation tool is killed: behind some change of a leader that its client has made. */
final class ToolKill {
    private int left;

    /** The next tool is killed behind so many changes of a leader. */
    synchronized void after(int changes) {
        left = changes;
    }

    synchronized void never() {
        left = 0;
    }

    /** Whether the tool is to be killed now that its client has carried this out. */
    synchronized boolean due(List<String> command) {
        if (left == 0 || command.stream().noneMatch(word -> word.startsWith("--cmd=changeleader"))) {
            return false;
        }
        left--;
        return left == 0;
    }
}
