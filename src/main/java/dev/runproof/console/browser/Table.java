package dev.runproof.console.browser;

import dev.runproof.console.ConsoleNotDriven.Reason;
import dev.runproof.console.ShownRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A table that shows, read as a whole with one call, and the pages of a long one. */
final class Table {
    /** Enough for every list of a console; a next page that never ends is not read forever. */
    private static final int MOST_PAGES = 500;

    /**
     * Returns [columns, row, row, …] of the first table that shows and has the columns asked for, {@code null} when there is
     * none or something is still being loaded. Rows without a cell for each column are remarks such as "No data".
     */
    private static final String READ = """
            var wanted = arguments[0];
            function shows(e) {
              for (; e && e.nodeType === 1; e = e.parentNode) {
                var style = window.getComputedStyle(e);
                if (style.display === 'none' || style.visibility === 'hidden') { return false; }
              }
              return true;
            }
            function text(e) { return (e.innerText || e.textContent || '').replace(/\\s+/g, ' ').trim(); }
            function list(nodes) { return Array.prototype.slice.call(nodes); }
            var busy = list(document.querySelectorAll("[aria-busy='true'], .ant-spin-spinning"));
            if (busy.some(shows)) { return null; }
            var tables = list(document.querySelectorAll('table')).filter(shows);
            for (var i = 0; i < tables.length; i++) {
              var columns = list(tables[i].querySelectorAll('th')).map(text);
              if (!wanted.every(function (it) { return columns.indexOf(it) >= 0; })) { continue; }
              var body = tables[i];
              // A table with a fixed head is drawn as two: the second has the rows.
              if (!body.querySelector('td') && tables[i + 1] && !tables[i + 1].querySelector('th')) { body = tables[i + 1]; }
              var rows = list(body.querySelectorAll('tr'))
                  .filter(function (it) { return shows(it) && it.getAttribute('aria-hidden') !== 'true'; })
                  .map(function (it) { return list(it.querySelectorAll('td')).map(text); })
                  .filter(function (it) { return it.length === columns.length; });
              return [columns].concat(rows);
            }
            return null;
            """;

    private static final By NEXT = turn("next page");
    private static final By PREVIOUS = turn("previous page");

    private final Browser browser;
    private final String what;
    private final List<String> columns;

    /**
     * @param what the page, for messages
     * @param columns that it must have
     */
    Table(Browser browser, String what, List<String> columns) {
        this.browser = browser;
        this.what = what;
        this.columns = columns;
    }

    /** The rows that show now, once two looks in a row found the same. */
    List<ShownRow> rows() {
        var last = new ArrayList<List<List<String>>>();
        return browser.await("the table of " + what + " with " + String.join(", ", columns), () -> {
            Optional<List<List<String>>> now = read();
            boolean same = now.isPresent() && !last.isEmpty() && last.get(0).equals(now.get());
            last.clear();
            now.ifPresent(last::add);
            return same ? now.map(Table::shown) : Optional.empty();
        });
    }

    /** The rows of all pages. */
    List<ShownRow> all() {
        List<ShownRow> all = new ArrayList<>();
        eachPage(rows -> all.addAll(rows) || rows.isEmpty());
        return List.copyOf(all);
    }

    /** The row whose first cell is this text; the page that shows it stays open. */
    Optional<ShownRow> find(String first) {
        var found = new AtomicReference<ShownRow>();
        eachPage(rows -> {
            rows.stream().filter(it -> it.name().equals(first)).findFirst().ifPresent(found::set);
            return found.get() == null;
        });
        return Optional.ofNullable(found.get());
    }

    /** From the first page on, as long as the reader wants more. */
    private void eachPage(Predicate<List<ShownRow>> reader) {
        List<ShownRow> rows = rows();
        int turned = 0;
        while (turn(PREVIOUS, rows)) {
            bounded(++turned);
            rows = rows();
        }
        while (reader.test(rows) && turn(NEXT, rows)) {
            bounded(++turned);
            rows = rows();
        }
    }

    private void bounded(int turned) {
        if (turned > MOST_PAGES) {
            throw browser.failed(Reason.UNKNOWN_PAGE, what + " has more than " + MOST_PAGES + " pages");
        }
    }

    /**
     * Turns one page; false when there is none that way.
     *
     * <p>It clicks once: a second click while the next page is still on its way would leave one out. A page that is drawn
     * anew meanwhile, with other rows or without the link, needs none.
     */
    private boolean turn(By way, List<ShownRow> rows) {
        if (browser.shown(way).isEmpty()) {
            return false;
        }
        List<String> before = names(rows);
        var clicked = new AtomicBoolean();
        return browser.await(what + ", another page", () -> {
            if (!clicked.get()) {
                Optional<WebElement> link = browser.shown(way).stream().findFirst();
                if (link.isEmpty()) {
                    return Optional.of(!names(rows()).equals(before));
                }
                browser.guarded("a click on the link to another page", () -> {
                    link.get().click();
                    return true;
                });
                clicked.set(true);
            }
            return names(rows()).equals(before) ? Optional.empty() : Optional.of(true);
        });
    }

    /** The first cells, which say what a row is about: the others may change while one looks. */
    private static List<String> names(List<ShownRow> rows) {
        return rows.stream().map(ShownRow::name).toList();
    }

    private static By turn(String title) {
        String lower = "translate(concat(@title, '|', @aria-label), 'NPREVIOUSXTAG', 'npreviousxtag')";
        return By.xpath("//*[self::a or self::button or self::li][contains(" + lower + ", '" + title + "')]"
                + "[not(@disabled) and not(@aria-disabled='true') and not(contains(@class, 'disabled'))]");
    }

    private Optional<List<List<String>>> read() {
        if (!(browser.script(READ, columns) instanceof List<?> lines)) {
            return Optional.empty();
        }
        return Optional.of(lines.stream()
                .map(line -> ((List<?>) line).stream().map(String::valueOf).toList())
                .toList());
    }

    private static List<ShownRow> shown(List<List<String>> lines) {
        List<String> titles = lines.get(0);
        return lines.stream()
                .skip(1)
                .map(cells -> {
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 0; i < titles.size(); i++) {
                        row.put(titles.get(i), cells.get(i));
                    }
                    return new ShownRow(row);
                })
                .toList();
    }

    /** The cell of a column in the row whose first cell is this text, on the page that shows. */
    WebElement cell(String first, String column) {
        int number = rows().stream()
                        .findFirst()
                        .map(it -> List.copyOf(it.cells().keySet()).indexOf(column))
                        .orElse(-1)
                + 1;
        By by = By.xpath("//tr[td[1][normalize-space()=" + Named.literal(first) + "]]/td[" + number + "]");
        return browser.await(
                "the cell " + column + " of " + first,
                () -> browser.shown(by).stream().findFirst());
    }
}
