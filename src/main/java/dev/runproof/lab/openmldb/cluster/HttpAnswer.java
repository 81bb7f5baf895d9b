package dev.runproof.lab.openmldb.cluster;

/** What a component's HTTP server answers. */
public record HttpAnswer(int status, String contentType, String body) {
    static HttpAnswer json(String body) {
        return new HttpAnswer(200, "application/json", body);
    }

    static HttpAnswer notFound(String path) {
        return new HttpAnswer(404, "text/plain", "Fail to find " + path + "\n");
    }
}
