package dev.runproof.parse;

import java.util.List;

/**
 * One item of {@code gs_checkos}.
 *
 * @param item its id, {@code A1} to {@code A14}
 * @param status {@code Normal}, {@code Warning} or {@code Abnormal}
 * @param details the lines printed below it, when details were asked for
 */
public record CheckosItem(String item, String name, String status, List<String> details) {
    public CheckosItem {
        details = List.copyOf(details);
    }
}
