package dev.runproof.remote.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy between a test and a server that delays every byte by the same time, can fall silent and can be cut. */
public final class TcpProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final int server;
    private final Duration oneWay;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean silent;

    /** @param oneWay how long each direction takes; half a round trip */
    public TcpProxy(int server, Duration oneWay) {
        this.server = server;
        this.oneWay = oneWay;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Ends every connection, as a reset line does; new ones are taken. */
    public void cut() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        sockets.clear();
    }

    /** How many connections were made through it. */
    public int connections() {
        return connections.get();
    }

    /** From now on nothing passes, and nobody is told. */
    void stopForwarding() {
        silent = true;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                connections.incrementAndGet();
                sockets.add(client);
                sockets.add(upstream);
                pass(client.getInputStream(), upstream.getOutputStream());
                pass(upstream.getInputStream(), client.getOutputStream());
            } catch (IOException e) {
                return;
            }
        }
    }

    private record Late(byte[] bytes, long due) {}

    private void pass(InputStream in, OutputStream out) {
        var queue = new LinkedBlockingQueue<Late>();
        thread(() -> {
            byte[] buffer = new byte[64 * 1024];
            try {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    queue.add(new Late(java.util.Arrays.copyOf(buffer, n), System.nanoTime() + oneWay.toNanos()));
                }
            } catch (IOException e) {
                // The other side is gone; so is this one, with the next byte.
            }
            queue.add(new Late(new byte[0], 0));
        });
        thread(() -> {
            ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
            try {
                for (Late late = queue.take(); late.bytes.length > 0; late = queue.take()) {
                    long wait = late.due - System.nanoTime();
                    if (wait > 0) {
                        clock.schedule(() -> {}, wait, TimeUnit.NANOSECONDS).get();
                    }
                    if (!silent) {
                        out.write(late.bytes);
                        out.flush();
                    }
                }
                out.close();
            } catch (Exception e) {
                // The connection ended under way.
            } finally {
                clock.shutdownNow();
            }
        });
    }

    private static void thread(Runnable task) {
        var thread = new Thread(task, "test proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
