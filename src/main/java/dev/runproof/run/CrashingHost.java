package dev.runproof.run;

import dev.runproof.model.HostName;
import dev.runproof.model.Secret;
import dev.runproof.remote.shell.ShellHost;
import dev.runproof.remote.shell.ShellProcess;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A host with a {@link CrashPoints crash point} before and after everything that is sent to it; nothing is awaited. */
record CrashingHost(ShellHost host, CrashPoints points) implements ShellHost {
    private static final int STREAMED_BYTES = 16 * 1024;

    @Override
    public HostName name() {
        return host.name();
    }

    @Override
    public String login() {
        return host.login();
    }

    @Override
    public Optional<Secret> sudoPassword() {
        return host.sudoPassword();
    }

    @Override
    public ShellProcess launch(String line) {
        String told = "launch " + name();
        points.point("before " + told);
        ShellProcess process = host.launch(line);
        points.point("after " + told);
        return new CrashingProcess(process, new Sending(process.stdin(), name(), points));
    }

    @Override
    public void close() {
        host.close();
    }

    private record CrashingProcess(ShellProcess process, OutputStream stdin) implements ShellProcess {
        @Override
        public InputStream stdout() {
            return process.stdout();
        }

        @Override
        public InputStream stderr() {
            return process.stderr();
        }

        @Override
        public int exit(Duration limit) throws IOException {
            return process.exit(limit);
        }

        @Override
        public void kill() {
            process.kill();
        }

        @Override
        public void close() {
            process.close();
        }
    }

    /** A process's stdin: what was written last is sent by a flush, a large block or the close. */
    private static final class Sending extends FilterOutputStream {
        private final HostName host;
        private final CrashPoints points;
        private String what = "opening";
        private boolean opened;

        Sending(OutputStream out, HostName host, CrashPoints points) {
            super(out);
            this.host = host;
            this.points = points;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > STREAMED_BYTES && !opened) {
                what = "block";
                around(() -> {
                    out.write(bytes, offset, length);
                    out.flush();
                });
                return;
            }
            if (opened) {
                what = request(new String(bytes, offset, length, StandardCharsets.UTF_8));
            }
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            around(out::flush);
            opened = true;
        }

        @Override
        public void close() throws IOException {
            what = "end of input";
            around(out::close);
        }

        private interface Send {
            void now() throws IOException;
        }

        private void around(Send send) throws IOException {
            String told = what + " " + host;
            points.point("before " + told);
            send.now();
            points.point("after " + told);
        }

        /** Which of the port's requests the text of a frame is. */
        private static String request(String text) {
            if (text.contains("(\nrp_start ")) {
                return "start";
            }
            if (text.contains("(\nrp_collect ")) {
                return "collect";
            }
            return text.contains("rp_place() {") ? "transfer" : "run";
        }
    }
}
