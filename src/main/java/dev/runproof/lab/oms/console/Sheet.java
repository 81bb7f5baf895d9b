package dev.runproof.lab.oms.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rows of a table that one page shows; a long table has several pages.
 *
 * @param page from 1 on
 */
record Sheet<T>(List<T> rows, int page, int pages, int total) {
    /** Rows a page; ours, the documents name no number. */
    static final int SIZE = 10;

    /** The page that the address asks for, the nearest one when there is no such page. */
    static <T> Sheet<T> of(List<T> all, Request request) {
        int pages = Math.max(1, (all.size() + SIZE - 1) / SIZE);
        int page = Math.max(1, Math.min(pages, number(request.query().getOrDefault("page", "1"))));
        int from = (page - 1) * SIZE;
        return new Sheet<>(all.subList(from, Math.min(all.size(), from + SIZE)), page, pages, all.size());
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
    }

    /** The links to the pages before and after. */
    String links(Request request) {
        return """
                <nav class="pages" aria-label="pages"><span>Total %d</span>%s<span class="page">%d / %d</span>%s</nav>
                """.formatted(
                        total,
                        link("Previous Page", "‹", page > 1, address(request, page - 1)),
                        page,
                        pages,
                        link("Next Page", "›", page < pages, address(request, page + 1)));
    }

    private static String link(String title, String sign, boolean open, String address) {
        return open
                ? "<a class=\"turn\" title=\"%s\" href=\"%s\">%s</a>".formatted(title, address, sign)
                : "<span class=\"turn\" title=\"%s\" aria-disabled=\"true\">%s</span>".formatted(title, sign);
    }

    private static String address(Request request, int page) {
        String kept = request.query().entrySet().stream()
                .filter(it -> !it.getKey().equals("page"))
                .map(Map.Entry::getKey)
                .map(it -> it + "=" + URLEncoder.encode(request.query().get(it), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining());
        return Html.text(request.path() + "?" + kept + "page=" + page);
    }
}
