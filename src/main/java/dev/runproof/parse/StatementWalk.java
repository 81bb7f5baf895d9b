package dev.runproof.parse;

/** Walks through one statement of a dump to its delimiter, which means nothing in quotes and comments. */
final class StatementWalk {
    private final DumpCursor text;
    private final String delimiter;
    private final DumpStatement statement;
    /** Open comments whose text is carried out by some servers, and is read like any other. */
    private int versioned;

    StatementWalk(DumpCursor text, String delimiter, DumpStatement statement) {
        this.text = text;
        this.delimiter = delimiter;
        this.statement = statement;
    }

    /** To behind the delimiter; false when the dump ends before it. */
    boolean toEnd() {
        while (!text.ended()) {
            if (versioned == 0 && text.startsWith(delimiter)) {
                text.skip(delimiter.length());
                return true;
            }
            step();
        }
        return false;
    }

    private void step() {
        if (text.startsWith("/*") || (versioned > 0 && text.startsWith("*/"))) {
            comment();
        } else if (text.isLineComment()) {
            text.restOfLine();
        } else if (text.isAtWord()) {
            word();
        } else {
            switch (text.here()) {
                case '\'', '"', '`' -> quoted();
                case '(' -> {
                    statement.open();
                    text.skip(1);
                }
                case ')' -> {
                    statement.close();
                    text.skip(1);
                }
                case ' ', '\t', '\r', '\n' -> text.skip(1);
                default -> {
                    statement.symbol(text.here());
                    text.skip(1);
                }
            }
        }
    }

    private void comment() {
        if (text.startsWith("*/")) {
            versioned--;
            text.skip(2);
        } else if (text.startsWith("/*!") || text.startsWith("/*M!")) {
            versioned++;
            text.skipBehind("!");
            text.skipDigits();
        } else {
            text.skip(2);
            text.skipBehind("*/");
        }
    }

    private void word() {
        int from = text.place();
        text.skipWord();
        if (statement.wantsWords()) {
            statement.word(text.since(from), versioned > 0);
        }
    }

    private void quoted() {
        int from = text.place();
        char quote = (char) text.here();
        boolean whole = text.skipQuoted();
        if (whole && quote != '\'' && statement.wantsName()) {
            String name = text.since(from);
            statement.name(name.substring(1, name.length() - 1).replace("" + quote + quote, "" + quote));
        } else {
            statement.other();
        }
    }
}
