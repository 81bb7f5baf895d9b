package dev.runproof.document;

import dev.runproof.document.Passage.Kind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Splits a document written in Markdown, HTML inside it included, into its passages.
 *
 * <p>The rules are part of the format of {@code docs/sources} and never change for a document that is held there:
 *
 * <ol>
 *   <li>Each line stands for itself; a sentence does not run on to the next line.
 *   <li>A line inside a code block is one command, with surrounding blanks removed.
 *   <li>Elsewhere cells, paragraphs and line breaks of HTML and cells of Markdown tables are apart; then tags, images,
 *       targets of links, emphasis, back-quotes, escapes and the marks of lists, quotations and headings are dropped,
 *       and HTML entities are replaced.
 *   <li>A text ends after {@code . ? !} that a blank and then a capital letter, an opening bracket or a quotation mark
 *       follow. Headings are not split.
 *   <li>Runs of blanks become one blank, the text is put into Unicode form C. What is empty then is no passage.
 * </ol>
 */
public final class Passages {
    private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");
    private static final Pattern HEADING = Pattern.compile("\\s{0,3}#{1,6}\\s.*");
    private static final Pattern TABLE_RULE = Pattern.compile("\\s*\\|?[\\s:|-]*-{3,}[\\s:|-]*");
    private static final Pattern MARKS = Pattern.compile("^\\s*(>\\s?)*\\s*([-*+]\\s+|\\d+[.)]\\s+|#{1,6}\\s+)?");
    private static final Pattern PIECE_END = Pattern.compile("</(?:td|th|p|li|tr)>|<br\\s*/?>");
    private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]*\\]\\([^)]*\\)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^>]*>|<!--.*?-->");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\_*#<>|`\\[\\](){}.!+-])");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?!])\\s+(?=[\\p{Lu}(\"“])");

    private Passages() {}

    /** The passages of a document, in its order. */
    public static List<Passage> of(String document) {
        var passages = new ArrayList<Passage>();
        boolean code = false;
        int number = 0;
        for (String line : document.lines().toList()) {
            number++;
            if (FENCE.matcher(line).matches()) {
                code = !code;
            } else if (code) {
                add(passages, number, Kind.COMMAND, clean(line));
            } else if (HEADING.matcher(line).matches()) {
                add(passages, number, Kind.HEADING, words(line));
            } else {
                texts(passages, number, line);
            }
        }
        return List.copyOf(passages);
    }

    /** The id of a heading: its words in lower case, joined by hyphens, other signs than letters and digits left out. */
    static String idOf(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 _-]", "")
                .strip()
                .replace(' ', '-');
    }

    private static void texts(List<Passage> passages, int number, String line) {
        if (TABLE_RULE.matcher(line).matches()) {
            return;
        }
        boolean row = line.strip().startsWith("|");
        for (String piece : (row ? CELL_END : PIECE_END).split(line, -1)) {
            for (String sentence : SENTENCE_END.split(words(piece), -1)) {
                add(passages, number, Kind.TEXT, sentence);
            }
        }
    }

    private static void add(List<Passage> passages, int number, Kind kind, String text) {
        if (!text.isEmpty()) {
            passages.add(new Passage(number, kind, text));
        }
    }

    private static String words(String markup) {
        String text = IMAGE.matcher(markup).replaceAll("");
        text = LINK.matcher(text).replaceAll("$1");
        text = TAG.matcher(text).replaceAll("");
        text = MARKS.matcher(text).replaceFirst("");
        text = text.replace("**", "").replace("`", "");
        text = ESCAPE.matcher(text).replaceAll("$1");
        text = text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
        return clean(text);
    }

    private static String clean(String text) {
        return Normalizer.normalize(BLANKS.matcher(text).replaceAll(" ").strip(), Normalizer.Form.NFC);
    }
}
