package dev.runproof.inventory;

import dev.runproof.model.DidYouMean;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads keys whose value is a secret's name or a reference to one. */
final class SecretFields {
    private final Map<String, SecretReference> secrets;
    private final Problems problems;

    SecretFields(Map<String, SecretReference> secrets, Problems problems) {
        this.secrets = secrets;
        this.problems = problems;
    }

    /** @param title of the section, for messages; a wrong value is not shown, since it may be a password */
    Optional<SecretReference> secret(Fields fields, Key key, String title) {
        Optional<String> text = fields.text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<SecretReference> found = Optional.ofNullable(secrets.get(text.get()));
        if (found.isEmpty()) {
            found = SecretReference.read(key.name() + " of " + title, text.get());
        }
        if (found.isEmpty()) {
            problems.addAll(List.of(new Problem(
                    problems.file(),
                    fields.line(key.name()),
                    key.name() + " of " + title
                            + " is neither the name of a secret nor a reference; a password in plain text is not accepted",
                    (secrets.isEmpty() ? "" : "one of " + String.join(", ", secrets.keySet()) + ", or ")
                            + SecretReference.FORMS,
                    DidYouMean.nearest(text.get(), secrets.keySet()))));
        }
        return found;
    }
}
