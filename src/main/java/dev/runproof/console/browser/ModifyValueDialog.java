package dev.runproof.console.browser;

import dev.runproof.console.ConsoleNotDriven;
import dev.runproof.console.ConsoleNotDriven.Reason;
import dev.runproof.console.Modified;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The dialog <i>Modify Value</i>: one field for text, <i>Cancel</i>, <i>OK</i>. */
final class ModifyValueDialog {
    private static final By DIALOGS = By.xpath(
            "//*[@role='dialog' or self::dialog or contains(@class, 'modal-content')][contains(., 'Modify Value')]");
    private static final By FIELDS =
            By.xpath(".//textarea | .//input[not(@type) or @type='text' or @type='number' or @type='search']");
    /** Sets a field as if it had been typed into: pages made with frameworks listen for the event. */
    private static final String SET = """
            var field = arguments[0];
            var kind = field.tagName === 'TEXTAREA' ? HTMLTextAreaElement : HTMLInputElement;
            var known = Object.getOwnPropertyDescriptor(kind.prototype, 'value');
            if (known && known.set) { known.set.call(field, arguments[1]); } else { field.value = arguments[1]; }
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));
            """;

    private final Browser browser;
    private final String parameter;

    ModifyValueDialog(Browser browser, String parameter) {
        this.browser = browser;
        this.parameter = parameter;
    }

    /** Changes the text and gives OK; gives Cancel when nothing is to be changed, or the change fails. */
    Modified with(UnaryOperator<String> change) {
        WebElement field = browser.await("the field of the dialog Modify Value", this::field);
        String before = text(field);
        try {
            String after = change.apply(before);
            if (after.equals(before)) {
                give("Cancel");
                return new Modified(before, before);
            }
            set(field, after);
            confirm();
            return new Modified(before, after);
        } catch (RuntimeException e) {
            cancelQuietly(e);
            throw e;
        }
    }

    private void set(WebElement field, String text) {
        browser.script(SET, field, text);
        if (!text(field).equals(text)) {
            throw browser.failed(
                    Reason.UNKNOWN_PAGE,
                    "the field of the dialog Modify Value does not take the new text of " + parameter
                            + "; Cancel was given");
        }
    }

    private void confirm() {
        browser.await("the button OK", () -> button("OK"));
        try {
            give("OK");
            browser.await(
                    "the end of the dialog Modify Value",
                    () -> Optional.of(dialogs()).filter(it -> it.isEmpty() && browser.present()));
        } catch (ConsoleNotDriven e) {
            throw new ConsoleNotDriven(
                    e.reason(),
                    browser.target(),
                    "OK was given for " + parameter + ", and whether the value was written is not known: "
                            + e.getMessage());
        }
    }

    private void give(String label) {
        browser.clickOn("the button " + label, () -> button(label));
    }

    private Optional<WebElement> button(String label) {
        return dialogs().stream()
                .flatMap(it -> browser.shown(it, Named.button(label)).stream())
                .findFirst();
    }

    /** A dialog that is gone already needs none; the first failure is the one that counts. */
    private void cancelQuietly(RuntimeException first) {
        try {
            if (!dialogs().isEmpty()) {
                give("Cancel");
            }
        } catch (RuntimeException e) {
            first.addSuppressed(e);
        }
    }

    private List<WebElement> dialogs() {
        return browser.shown(DIALOGS);
    }

    private Optional<WebElement> field() {
        List<WebElement> fields = dialogs().stream()
                .flatMap(it -> browser.shown(it, FIELDS).stream())
                .distinct()
                .toList();
        return fields.size() == 1 ? Optional.of(fields.get(0)) : Optional.empty();
    }

    private String text(WebElement field) {
        return Optional.ofNullable(browser.guarded("the field's text", () -> field.getDomProperty("value")))
                .orElse("");
    }
}
