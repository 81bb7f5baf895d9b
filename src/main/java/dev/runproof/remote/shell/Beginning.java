package dev.runproof.remote.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The beginning of a script's output: behind {@link Shells#HERE}, the bytes are the script's own and it reads its stdin. */
final class Beginning {
    /** What start files may print before it; more is no greeting. */
    static final int MOST_BYTES = 1 << 20;

    private Beginning() {}

    /**
     * Reads up to the beginning.
     *
     * @throws IOException when the output ends before it, or it does not come within the limit
     */
    static void await(ShellProcess process, Duration limit) throws IOException, InterruptedException {
        var reading = new FutureTask<>(() -> comes(process.stdout()));
        var thread = new Thread(reading, "beginning of a script");
        thread.setDaemon(true);
        thread.start();
        try {
            if (!reading.get(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("it ended before the script began");
            }
        } catch (TimeoutException e) {
            throw new IOException("the script did not begin within " + limit, e);
        } catch (ExecutionException e) {
            throw new IOException("its output cannot be read: " + e.getMessage(), e);
        }
    }

    /** What a script itself said on stderr, of all that came there. */
    static String ownWords(String stderr) {
        int begin = stderr.indexOf(Shells.HERE + "\n");
        return begin < 0 ? stderr : stderr.substring(begin + Shells.HERE.length() + 1);
    }

    private static boolean comes(InputStream stdout) throws IOException {
        byte[] wanted = (Shells.HERE + "\n").getBytes(StandardCharsets.US_ASCII);
        int matched = 0;
        for (int seen = 0; matched < wanted.length && seen < MOST_BYTES; seen++) {
            int next = stdout.read();
            if (next < 0) {
                return false;
            }
            // Its first byte stands in it once, so that nothing else can begin it anew.
            matched = next == wanted[matched] ? matched + 1 : next == wanted[0] ? 1 : 0;
        }
        return matched == wanted.length;
    }
}
