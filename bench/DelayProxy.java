package bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** Passes TCP connections on to a server, every byte late by half a round trip. */
final class DelayProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final int server;
    private final long oneWayNanos;

    DelayProxy(int server, int roundTripMillis) throws IOException {
        this.server = server;
        this.oneWayNanos = roundTripMillis * 500_000L;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                pass(client.getInputStream(), upstream.getOutputStream());
                pass(upstream.getInputStream(), client.getOutputStream());
            }
        } catch (IOException e) {
            // The listener was closed: the measurement is over.
        }
    }

    private record Late(byte[] bytes, long due) {}

    private void pass(InputStream in, OutputStream out) {
        var queue = new LinkedBlockingQueue<Late>();
        thread(() -> {
            byte[] buffer = new byte[64 * 1024];
            try {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    queue.add(new Late(Arrays.copyOf(buffer, n), System.nanoTime() + oneWayNanos));
                }
            } catch (IOException e) {
                // The connection ended; the other direction learns it below.
            }
            queue.add(new Late(new byte[0], System.nanoTime() + oneWayNanos));
        });
        thread(() -> {
            try (out) {
                for (Late late = queue.take(); late.bytes.length > 0; late = queue.take()) {
                    for (long left = late.due - System.nanoTime(); left > 0; left = late.due - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                    out.write(late.bytes);
                    out.flush();
                }
            } catch (IOException | InterruptedException e) {
                // The connection ended.
            }
        });
    }

    private static void thread(Runnable task) {
        var thread = new Thread(task, "delay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
