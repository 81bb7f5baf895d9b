package dev.runproof.lab.openmldb.ops;

import java.io.IOException;
import java.util.Map;

/** One HTTP request to a server of the cluster. */
@FunctionalInterface
public interface Http {
    /** @throws IOException when the server cannot be reached or breaks off */
    Answer send(Request request) throws IOException, InterruptedException;

    /** Always a POST. */
    record Request(String endpoint, String path, Map<String, String> headers, String body) {
        public Request {
            headers = Map.copyOf(headers);
        }
    }

    record Answer(int status, String reason, String body) {}
}
