package dev.runproof.lab.host;

import java.util.concurrent.Executor;

/**
 * A thread of its own for each task that waits for a process.
 *
 * <p>The common pool of a machine with two processors has a single thread, and from Java 25 on it is used there too: a task
 * that waits in it for a program of a host keeps that program's own tasks waiting, for ever.
 */
public final class ThreadEach implements Executor {
    @Override
    public void execute(Runnable task) {
        var thread = new Thread(task, "waits for a process");
        thread.setDaemon(true);
        thread.start();
    }
}
