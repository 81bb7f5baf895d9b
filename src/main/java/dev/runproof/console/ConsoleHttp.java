package dev.runproof.console;

import dev.runproof.console.ConsoleNotDriven.Reason;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * The addresses of a console that are meant for programs: {@code /oms/health} and {@code /api/v2}.
 *
 * <p>Every answer is given back as it is, whatever its status; redirects are not followed. Safe for several threads.
 */
public final class ConsoleHttp {
    /** More than the longest page of projects; what comes after it is not read. */
    public static final int BODY_LIMIT_BYTES = 8 << 20;

    private final ConsoleTarget target;
    private final HttpClient client;

    public ConsoleHttp(ConsoleTarget target) {
        this.target = target;
        // HTTP/1.1: in plain HTTP an offer of version 2 would only confuse old proxies.
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(target.limits().page());
        target.pin().map(TlsTrust::context).ifPresent(client::sslContext);
        this.client = client.build();
    }

    /**
     * @param path such as {@code /oms/health}
     * @throws ConsoleNotDriven unreachable, overdue or untrusted
     */
    public HttpReply get(String path) {
        return send(HttpRequest.newBuilder(target.at(path)).GET());
    }

    /**
     * Calls an action of {@code /api/v2}.
     *
     * @param json the request's body
     * @throws ConsoleNotDriven unreachable, overdue (the action may have been carried out) or untrusted
     */
    public HttpReply action(String name, String json, Optional<ConsoleAccount> account) {
        var request = HttpRequest.newBuilder(target.at("/api/v2?Action=" + name))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        account.ifPresent(it -> request.header("Authorization", basic(it)));
        return send(request);
    }

    private static String basic(ConsoleAccount account) {
        String both = account.user() + ":" + account.password().reveal();
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private HttpReply send(HttpRequest.Builder request) {
        // The request's own limit ends with the headers; waiting for the whole covers the body as well.
        CompletableFuture<HttpResponse<BoundedBody.Read>> answer = client.sendAsync(
                request.timeout(target.limits().page()).build(), it -> new BoundedBody(BODY_LIMIT_BYTES));
        try {
            var got = answer.get(target.limits().page().toMillis(), TimeUnit.MILLISECONDS);
            BoundedBody.Read body = got.body();
            return new HttpReply(got.statusCode(), got.headers().map(), body.text(), body.whole());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw overdue(e);
        } catch (ExecutionException e) {
            throw translated(e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new ConsoleNotDriven(Reason.OVERDUE, target, "interrupted while it was asked", List.of(), e);
        }
    }

    private ConsoleNotDriven translated(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof HttpTimeoutException late) {
            return overdue(late);
        }
        if (cause instanceof SSLException untrusted) {
            return TlsTrust.untrusted(target, untrusted);
        }
        if (cause instanceof IOException lost) {
            return new ConsoleNotDriven(
                    Reason.UNREACHABLE, target, "no answer: " + TlsTrust.words(lost), List.of(), lost);
        }
        return new ConsoleNotDriven(Reason.UNREACHABLE, target, "no answer: " + cause, List.of(), e);
    }

    private ConsoleNotDriven overdue(Exception e) {
        return new ConsoleNotDriven(
                Reason.OVERDUE, target, "no answer within " + target.limits().page(), List.of(), e);
    }
}
