package dev.runproof.console.browser;

import java.util.List;
import java.util.stream.Collectors;
import org.openqa.selenium.By;

/** Finds elements by the text that shows on them. */
final class Named {
    /** What one can click; lists and blocks are there for pages whose menus are made of them. */
    private static final String CLICKABLE = "self::a or self::button or self::span or self::li or self::div or self::td"
            + " or @role='menuitem' or @role='tab' or @role='button' or @role='link'";

    private Named() {}

    /** The innermost elements with exactly one of these texts that can be clicked. */
    static By clickable(List<String> names) {
        return By.xpath("//*[" + CLICKABLE + "][" + innermost(names) + "]");
    }

    /** Those that come after the first one with another text, in the order of the document. */
    static By clickableAfter(List<String> before, List<String> names) {
        return By.xpath("//*[" + CLICKABLE + "][" + innermost(before) + "]/following::*[" + CLICKABLE + "]["
                + innermost(names) + "]");
    }

    /** A button within an element, by its label. */
    static By button(String label) {
        return By.xpath(".//*[self::button or @role='button'][normalize-space()=" + literal(label)
                + "] | .//input[(@type='submit' or @type='button') and @value=" + literal(label) + "]");
    }

    static By tab(String name) {
        return By.xpath("//*[@role='tab'][normalize-space()=" + literal(name) + "]");
    }

    private static String innermost(List<String> names) {
        String any =
                names.stream().map(it -> "normalize-space()=" + literal(it)).collect(Collectors.joining(" or "));
        return "(" + any + ") and not(.//*[" + any + "])";
    }

    /** A text as XPath writes it, which knows no escapes. */
    static String literal(String text) {
        if (!text.contains("'")) {
            return "'" + text + "'";
        }
        return "concat('" + text.replace("'", "',\"'\",'") + "')";
    }
}
