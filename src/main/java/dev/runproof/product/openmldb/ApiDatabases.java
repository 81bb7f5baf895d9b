package dev.runproof.product.openmldb;

import dev.runproof.model.Answer;

/** What an apiserver answered to {@code GET /dbs}; its text is evidence, whether it answered well is all that counts. */
record ApiDatabases(String text) {
    static ApiDatabases read(Answer answer) {
        return new ApiDatabases(answer.exit() == 0 ? answer.out().strip() : "");
    }

    boolean answered() {
        return text.replace(" ", "").startsWith("{\"code\":0,");
    }

    @Override
    public String toString() {
        return text.isEmpty() ? "no answer" : text;
    }
}
