package dev.runproof.console;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads a body up to a limit and lets go of the connection there. */
final class BoundedBody implements HttpResponse.BodySubscriber<BoundedBody.Read> {
    /** What was read; {@code whole} is false when there was more. */
    record Read(String text, boolean whole) {}

    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Read> read = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    BoundedBody(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<Read> getBody() {
        return read;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] part = new byte[Math.min(buffer.remaining(), limit - bytes.size())];
            buffer.get(part);
            bytes.writeBytes(part);
            if (buffer.hasRemaining()) {
                if (subscription != null) {
                    subscription.cancel();
                }
                read.complete(new Read(text(), false));
                return;
            }
        }
    }

    @Override
    public void onError(Throwable trouble) {
        read.completeExceptionally(trouble);
    }

    @Override
    public void onComplete() {
        read.complete(new Read(text(), true));
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
