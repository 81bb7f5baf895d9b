package dev.runproof.inventory;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A variable that a procedure asks an environment for.
 *
 * @param meaning what it is for; for an advised one also what is lost without it
 * @param example a value as it could stand in a file
 */
record VariableNeed(String name, Key.Need need, Form form, String meaning, String example) {

    /** Whether it stands for several variables, such as one for each host: {@code openmldb.dir.tablet.<host>}. */
    boolean isFamily() {
        return name.contains("<");
    }

    /** Whether this need is about the variable of that name. */
    boolean covers(String variable) {
        return isFamily() ? variable.matches(pattern()) : variable.equals(name);
    }

    /** The regular expression of the names of a family. */
    String pattern() {
        return name.replace(".", "\\.").replaceAll("<[a-z]+>", "[A-Za-z0-9._-]+");
    }

    /** What is wrong with a value, empty when nothing is. */
    Optional<String> complaint(String value) {
        return form.pattern.matcher(value).matches() ? Optional.empty() : Optional.of(form.expected);
    }

    /** The value as it holds: files of the controller become absolute, digests lower-case. */
    String effective(String value, Places places) {
        return switch (form) {
            case CONTROLLER_FILE -> places.resolve(value).toString();
            case SHA256 -> value.toLowerCase(Locale.ROOT);
            case HOST_PATH,
                    VERSION,
                    HOST_NAMES,
                    SIZE,
                    ACCOUNT,
                    NUMBERS,
                    VARIANT,
                    ENDPOINT,
                    ENDPOINTS,
                    RELEASE,
                    PROGRAM,
                    TABLES,
                    TRAFFIC,
                    WORD,
                    CONTAINER,
                    MARGIN,
                    TRUTH,
                    YES_OR_NO,
                    ANY -> value;
        };
    }

    /** The forms of values. */
    enum Form {
        CONTROLLER_FILE(".+", "the path of a file on this machine"),
        HOST_PATH(
                "(/|~/)[^\\s'\"$`;&|<>]*",
                "an absolute path on the hosts, or one that begins with ~/, without blanks or shell characters"),
        SHA256("[0-9a-fA-F]{64}", "64 hexadecimal digits"),
        VERSION("[0-9]+(\\.[0-9]+)*(-?[A-Za-z][A-Za-z0-9.]*)*", "a version such as 6.0.0 or 7.0.0-RC2"),
        HOST_NAMES("[A-Za-z0-9._-]+( *, *[A-Za-z0-9._-]+)*", "names of hosts, separated by commas"),
        SIZE("[1-9][0-9]{0,17}", "a number, above 0"),
        ACCOUNT("[A-Za-z_][A-Za-z0-9_.-]{0,31}", "the name of an account"),
        NUMBERS("[0-9]{1,9}( *, *[0-9]{1,9})*", "numbers, separated by commas"),
        ENDPOINT("[^\\s:,'\"$`;&|<>]+:[1-9][0-9]{0,4}", "host:port, spelled as the cluster itself prints it"),
        ENDPOINTS("[^\\s:,]+:[1-9][0-9]{0,4}(,[^\\s:,]+:[1-9][0-9]{0,4})*", "host:port, several separated by commas"),
        RELEASE("[0-9]+\\.[0-9]+\\.[0-9]+", "a release of three numbers such as 0.9.2"),
        PROGRAM("[A-Za-z0-9._/~+-]+", "the name or path of a program"),
        TABLES("[^,.]+\\.[^,]+(,[^,.]+\\.[^,]+)*", "tables as database.table, separated by commas"),
        TRAFFIC("apiserver|jdbc", "apiserver or jdbc"),
        WORD("[A-Za-z0-9-]+", "one word"),
        CONTAINER("[A-Za-z0-9][A-Za-z0-9_.-]+", "the name of a container"),
        MARGIN(
                "[3-9][0-9]|[1-9][0-9]{2,4}",
                "minutes, 30 or more: it also covers the time until a change takes effect"),
        TRUTH("true|false", "true or false"),
        YES_OR_NO("yes|no", "yes or no"),
        ANY("(?s).*", "a text"),
        VARIANT("first-upgrade|repeat-after-expansion", "first-upgrade or repeat-after-expansion");

        private final Pattern pattern;
        private final String expected;

        Form(String pattern, String expected) {
            this.pattern = Pattern.compile(pattern);
            this.expected = expected;
        }

        String expected() {
            return expected;
        }
    }
}
